import './translator.css';
import { useResource } from '../api/resource.ts';
import { Link } from '../router.tsx';
import { Failure, Loading } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { words } from './words.ts';
import { openWork } from './work.ts';
import { Workplace } from './workplace.tsx';

interface Props {
  readonly documentary: string;
  /** BCP 47. */
  readonly language: string;
}

/** Where one language of a documentary is translated. */
export default ({ documentary, language }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const spoken = useLanguage().language;
  const work = useResource(`${documentary}/${language}`, (signal) => openWork(documentary, language, signal));
  const title = inLanguage(work.value?.documentary.title, spoken) || documentary;
  return (
    <Page
      part="translator"
      wide
      title={t('title', { language: format.language(language) })}
      above={
        <>
          <Link href="/">{t('home')}</Link> · <span>{title}</span>
        </>
      }
    >
      {work.error !== undefined && <Failure error={work.error} again={() => void work.again()} />}
      {!work.value && work.loading && <Loading />}
      {work.value && <Workplace {...{ documentary, language }} work={work.value} />}
    </Page>
  );
};
