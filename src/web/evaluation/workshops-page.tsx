import './evaluation.css';
import { useState } from 'preact/hooks';
import { get } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import { useSession } from '../api/session.tsx';
import type { Documentary, Workshop } from '../api/types.ts';
import { Link } from '../router.tsx';
import { Failure, Loading, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { DoorSheet } from './door-sheet.tsx';
import { mayHold } from './may-hold.ts';
import { NewWorkshop } from './new-workshop.tsx';
import { Removing } from './removing.tsx';
import { words } from './words.ts';
import { WorkshopCard } from './workshop-card.tsx';

/** The workshops of a documentary, for those who hold them. */
export default ({ documentary: id }: { readonly documentary: string }) => {
  const t = useWords(words);
  const { session } = useSession();
  const { language } = useLanguage();
  const film = useResource(id, (signal) => get<Documentary>(`/v1/documentaries/${id}`, signal));
  const title = inLanguage(film.value?.title, language) || id;
  const may = mayHold(session);
  return (
    <Page
      part="evaluation"
      title={t('workshops')}
      above={<Link href={`/d/${id}`}>{title}</Link>}
      actions={
        may && (
          <Link class="button" href={`/d/${id}/results`}>
            {t('results')}
          </Link>
        )
      }
    >
      {may ? <Held id={id} film={film.value} title={title} /> : <Notice kind="warning">{t('notYours')}</Notice>}
    </Page>
  );
};

interface HeldProps {
  readonly id: string;
  readonly film: Documentary | undefined;
  readonly title: string;
}

const Held = ({ id, film, title }: HeldProps) => {
  const t = useWords(words);
  const at = `/v1/documentaries/${id}/workshops`;
  const found = useResource(at, (signal) => get<{ workshops: Workshop[] }>(at, signal));
  const [printed, setPrinted] = useState<Workshop>();
  const [removing, setRemoving] = useState<Workshop>();
  const workshops = found.value?.workshops;
  const again = (): void => void found.again();
  return (
    <>
      <p class="lead">{t('lead')}</p>
      <NewWorkshop at={at} film={film} onMade={again} />
      {found.error !== undefined && <Failure error={found.error} again={again} />}
      {found.loading && !workshops && <Loading />}
      {workshops?.length === 0 && <p class="empty">{t('none')}</p>}
      <ul class="workshops">
        {workshops?.map((workshop) => (
          <li key={workshop.id}>
            <WorkshopCard
              {...{ at, documentary: id, workshop }}
              onChanged={again}
              onPrint={() => setPrinted(workshop)}
              onRemove={() => setRemoving(workshop)}
            />
          </li>
        ))}
      </ul>
      {printed && (
        <DoorSheet key={printed.id} workshop={printed} title={title} onPrinted={() => setPrinted(undefined)} />
      )}
      {removing && <Removing at={at} workshop={removing} onRemoved={again} onClose={() => setRemoving(undefined)} />}
    </>
  );
};
