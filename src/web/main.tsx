import './styles/base.css';
import { render } from 'preact';
import { SessionProvider } from './api/session.tsx';
import { App } from './app.tsx';
import { Router } from './router.tsx';
import { LanguageProvider } from './words/language.tsx';

const root = document.getElementById('app');
if (root)
  render(
    <LanguageProvider>
      <SessionProvider>
        <Router>
          <App />
        </Router>
      </SessionProvider>
    </LanguageProvider>,
    root,
  );
