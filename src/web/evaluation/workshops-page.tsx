import './evaluation.css';
import { useState } from 'preact/hooks';
import { ask, get, Refused } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import type { Documentary, Workshop } from '../api/types.ts';
import { Link } from '../router.tsx';
import { Failure, Loading, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { DoorSheet } from './door-sheet.tsx';
import { Removing } from './removing.tsx';
import { words } from './words.ts';
import { WorkshopCard } from './workshop-card.tsx';
import { type Wanted, WorkshopFields } from './workshop-fields.tsx';

/** What a film is called, and the versions of it that can be shown; a partner sees none while nothing is released. */
const filmOf = async (id: string, signal: AbortSignal): Promise<Documentary | undefined> => {
  try {
    return await get<Documentary>(`/v1/documentaries/${id}`, signal);
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined;
    throw error;
  }
};

/** The workshops of a documentary, for those who hold them. */
export default ({ documentary: id }: { readonly documentary: string }) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const path = `/v1/documentaries/${id}/workshops`;
  const film = useResource(id, (signal) => filmOf(id, signal));
  const found = useResource(path, (signal) => get<{ workshops: readonly Workshop[] }>(path, signal));
  const [sheet, setSheet] = useState<string>();
  const [removing, setRemoving] = useState<Workshop>();
  const workshops = found.value?.workshops;
  const printed = workshops?.find((one) => one.id === sheet);
  const title = inLanguage(film.value?.title, language) || id;
  const editions = [
    ...new Set(['full', ...(film.value?.editions ?? []), ...(film.value?.releases ?? []).map((one) => one.edition)]),
  ];
  const change = async (workshop: Workshop, json: Wanted): Promise<void> => {
    await ask(`${path}/${workshop.id}`, { method: 'PATCH', json });
    await found.again();
  };
  const notYours = found.error instanceof Refused && found.error.status === 403;
  return (
    <Page
      part="evaluation"
      title={t('workshops')}
      above={<Link href={`/d/${id}`}>{t('film')}</Link>}
      actions={
        workshops && (
          <Link class="button" href={`/d/${id}/results`}>
            {t('results')}
          </Link>
        )
      }
    >
      {notYours && <Notice kind="warning">{t('notYours')}</Notice>}
      {found.error !== undefined && !notYours && <Failure error={found.error} again={() => void found.again()} />}
      {found.loading && !workshops && <Loading />}
      {printed && <DoorSheet key={printed.id} workshop={printed} title={title} onClose={() => setSheet(undefined)} />}
      {workshops && (
        <>
          <p class="lead">{t('lead')}</p>
          {workshops.length === 0 && <p class="empty">{t('none')}</p>}
          <ul class="workshops">
            {workshops.map((workshop) => (
              <WorkshopCard
                key={workshop.id}
                {...{ workshop, documentary: id, editions }}
                onSheet={() => {
                  setSheet(workshop.id);
                  scrollTo(0, 0);
                }}
                onRemove={() => setRemoving(workshop)}
                change={(wanted) => change(workshop, wanted)}
              />
            ))}
          </ul>
          <section class="card narrow" aria-labelledby="announce">
            <h2 id="announce">{t('announce')}</h2>
            <WorkshopFields
              // Who has announced one finds the fields empty.
              key={workshops.length}
              editions={editions}
              done={t('make')}
              save={async (json) => {
                await ask(path, { method: 'POST', json });
                await found.again();
              }}
            />
          </section>
        </>
      )}
      {removing && (
        <Removing
          workshop={removing}
          onClose={() => setRemoving(undefined)}
          remove={async () => {
            await ask(`${path}/${removing.id}?answers=true`, { method: 'DELETE' });
            await found.again();
          }}
        />
      )}
    </Page>
  );
};
