import './partner.css';
import { useEffect, useState } from 'preact/hooks';
import { get, Refused } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import { useSession } from '../api/session.tsx';
import type { Documentary, Release } from '../api/types.ts';
import { SignIn } from '../pages/sign-in.tsx';
import { Link } from '../router.tsx';
import { Failure, Loading, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { Downloads } from './downloads.tsx';
import { addressOf, Editions, editionsOf, FULL } from './editions.tsx';
import { Film } from './film.tsx';
import { Hall } from './hall.tsx';
import { Share } from './share.tsx';
import { Transcript } from './transcript.tsx';
import { useLinkInAddress } from './use-link.ts';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
}

/** A documentary for those who show it: to watch, to download, to pass on. */
export default ({ documentary: id }: Props) => {
  const t = useWords(words);
  const { session } = useSession();
  const link = useLinkInAddress(id);
  const name = link.is === 'opening' || link.is === 'failed' ? undefined : `${id} ${session?.key ?? 'public'}`;
  const found = useResource(name, (signal) => get<Documentary>(`/v1/documentaries/${id}`, signal));
  if (link.is === 'failed')
    return (
      <Page part="partner" title={t('player')}>
        <Failure error={link.error} again={() => location.reload()} />
      </Page>
    );
  if (link.is === 'opening' || (found.loading && !found.value))
    return (
      <Page part="partner" title={t('player')}>
        <Loading />
      </Page>
    );
  if (found.value) return <Released documentary={found.value} />;
  const { error } = found;
  const closed = error instanceof Refused && (error.status === 401 || error.status === 404);
  if (!closed)
    return (
      <Page part="partner" title={t('player')}>
        <Failure error={error} again={() => void found.again()} />
      </Page>
    );
  if (session)
    return (
      <Page part="partner" title={t('closed')} above={<Link href="/">{t('home')}</Link>}>
        <Notice kind="warning">{t(link.is === 'dead' ? 'expired' : 'closedWhy')}</Notice>
      </Page>
    );
  return (
    <SignIn
      why={
        <Notice kind="warning">
          <p>{t('closed')}</p>
          <p>{t(link.is === 'dead' ? 'expired' : 'closedWhy')}</p>
        </Notice>
      }
    />
  );
};

const editionInAddress = (): string => new URLSearchParams(location.search).get('edition') ?? FULL;

const Released = ({ documentary }: { readonly documentary: Documentary }) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const { session } = useSession();
  const editions = editionsOf(documentary);
  const [wanted, setWanted] = useState(editionInAddress);
  const edition = (editions.find((one) => one.edition === wanted) ?? editions[0])?.edition;
  const choose = (chosen: string): void => {
    history.replaceState(null, '', addressOf(chosen));
    setWanted(chosen);
  };
  const address = `/v1/documentaries/${documentary.id}/releases/latest?edition=${edition}`;
  const found = useResource(edition && address, (signal) => get<Release>(address, signal));
  const release = found.value;
  const title = inLanguage(release?.title ?? documentary.title, language) || documentary.id;
  const mayEdit = session?.role === 'admin' || session?.role === 'editor';
  return (
    <Page
      part="partner"
      title={title}
      above={<Link href="/">{t('home')}</Link>}
      actions={
        <>
          {session && !session.link && session.role !== 'translator' && (
            <Link class="button" href={`/d/${documentary.id}/workshops`}>
              {t('workshops')}
            </Link>
          )}
          {mayEdit && (
            <Link class="button" href={`/d/${documentary.id}/edit`}>
              {t('edit')}
            </Link>
          )}
        </>
      }
    >
      {editions.length === 0 && <Notice kind="info">{t('nothingYet')}</Notice>}
      {editions.length > 1 && edition && <Editions editions={editions} chosen={edition} choose={choose} />}
      {found.error !== undefined && <Failure error={found.error} again={() => void found.again()} />}
      {found.loading && !release && <Loading />}
      {release && <Parts key={release.id} release={release} title={title} />}
    </Page>
  );
};

const Parts = ({ release, title }: { readonly release: Release; readonly title: string }) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const [seek, setSeek] = useState<{ readonly seconds: number }>();
  // A chapter named in the address, as QR codes in brochures do.
  useEffect(() => {
    const seconds = Number(new URLSearchParams(location.search).get('t') ?? Number.NaN);
    if (seconds > 0) setSeek({ seconds });
  }, []);
  return (
    <>
      <p class="quiet-text">{t('madeOn', { date: format.date(release.createdAt) })}</p>
      <Film release={release} title={title} seek={seek} />
      <Hall release={release} />
      {release.funding && <p class="funding">{inLanguage(release.funding, language)}</p>}
      <Downloads release={release} />
      <Transcript release={release} onSeek={(seconds) => setSeek({ seconds })} />
      <Share title={title} funding={release.funding && inLanguage(release.funding, language)} />
    </>
  );
};
