import { get } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import { type Session, useSession } from '../api/session.tsx';
import type { Documentary } from '../api/types.ts';
import { Link } from '../router.tsx';
import { Failure, Loading, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { NewDocumentary } from './new-documentary.tsx';
import { words } from './words.ts';

/** What there is for whoever looks, and the way to each person's work. */
export const Home = () => {
  const t = useWords(words);
  const { session } = useSession();
  const name = session ? session.key : 'public';
  const list = useResource(name, (signal) => get<{ documentaries: Documentary[] }>('/v1/documentaries', signal));
  const documentaries = list.value?.documentaries;
  return (
    <Page title={t('documentaries')}>
      <p class="lead">{t('welcome')}</p>
      {!session && <Notice kind="info">{t('signInToSee')}</Notice>}
      {list.error !== undefined && <Failure error={list.error} again={() => void list.again()} />}
      {list.loading && !documentaries && <Loading />}
      {documentaries?.length === 0 && <p class="empty">{t(session?.documentaries ? 'noneForYou' : 'none')}</p>}
      <ul class="cards">
        {documentaries?.map((documentary) => (
          <li key={documentary.id}>
            <Card documentary={documentary} session={session ?? null} />
          </li>
        ))}
      </ul>
      {session && mayEdit(session) && !session.documentaries?.length && <NewDocumentary />}
    </Page>
  );
};

const mayEdit = ({ role }: Session): boolean => role === 'admin' || role === 'editor';

interface CardProps {
  readonly documentary: Documentary;
  readonly session: Session | null;
}

const Card = ({ documentary, session }: CardProps) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const { id, title, languages, releases } = documentary;
  return (
    <article class="card">
      <h2>{inLanguage(title, language) || id}</h2>
      {languages.length > 0 && (
        <table class="states">
          <caption class="unseen">{t('languages')}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('subtitles')}</th>
              <th scope="col">{t('released')}</th>
            </tr>
          </thead>
          <tbody>
            {languages.map((one) => (
              <tr key={one.language}>
                <th scope="row">{format.language(one.language)}</th>
                <td>{one.state && <StateBadge state={one.state} />}</td>
                <td>
                  <StateBadge state={one.released} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div class="actions">
        {session && mayEdit(session) && (
          <Link class="button primary" href={`/d/${id}/edit`}>
            {t('edit')}
          </Link>
        )}
        {session && session.role !== 'partner' && <Translations documentary={documentary} session={session} />}
        {releases.length > 0 && (
          <Link class="button" href={`/d/${id}`}>
            {t('watch')}
          </Link>
        )}
      </div>
    </article>
  );
};

/** A translator's own languages; to editors, all. */
const Translations = ({ documentary: { id, languages }, session }: CardProps & { readonly session: Session }) => {
  const t = useWords(words);
  const format = useFormat();
  const own = session.languages ?? languages.map(({ language }) => language);
  return (
    <>
      {own.map((language) => (
        <Link key={language} class="button" href={`/d/${id}/translate/${language}`}>
          {t('translate', { language: format.language(language) })}
        </Link>
      ))}
    </>
  );
};
