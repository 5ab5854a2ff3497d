import './evaluation.css';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words/language.tsx';
import { words } from './words.ts';

export default () => {
  const t = useWords(words);
  return (
    <Page part="evaluation" title={t('results')}>
      {null}
    </Page>
  );
};
