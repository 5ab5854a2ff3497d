/** The sentence by which the European Union is named as the one who pays, in its official wording; by language. */
export const STATEMENTS: Readonly<Record<string, string>> = {
  en: 'Co-funded by the European Union',
  cs: 'Spolufinancováno Evropskou unií',
  de: 'Kofinanziert von der Europäischen Union',
  es: 'Cofinanciado por la Unión Europea',
  fr: 'Cofinancé par l’Union européenne',
  hr: 'Sufinancirano sredstvima Europske unije',
  it: 'Cofinanziato dall’Unione europea',
  pl: 'Współfinansowane przez Unię Europejską',
  sk: 'Spolufinancované Európskou úniou',
  sl: 'Sofinancira Evropska unija',
};

/**
 * The disclaimer of the grant agreements (Erasmus+ model, article 17.3), by language. `{or}` stands for the granting
 * authority with the word before it, in the form that {@link OR} gives, and is empty where none is named.
 */
export const DISCLAIMERS: Readonly<Record<string, string>> = {
  en: 'Funded by the European Union. Views and opinions expressed are however those of the author(s) only and do not necessarily reflect those of the European Union{or}. Neither the European Union nor the granting authority can be held responsible for them.',
  cs: 'Financováno Evropskou unií. Názory vyjádřené jsou názory autora a neodráží nutně oficiální stanovisko Evropské unie{or}. Evropská unie ani poskytovatel grantu za vyjádřené názory nenese odpovědnost.',
  fr: 'Financé par l’Union européenne. Les points de vue et avis exprimés n’engagent toutefois que leur(s) auteur(s) et ne reflètent pas nécessairement ceux de l’Union européenne{or}. Ni l’Union européenne ni l’autorité chargée de l’octroi ne sauraient en être tenues pour responsables.',
  hr: 'Financirano sredstvima Europske unije. Izneseni stavovi i mišljenja su stavovi i mišljenja autora i ne moraju se podudarati sa stavovima i mišljenjima Europske unije{or}. Ni Europska unija ni tijelo koje dodjeljuje bespovratna sredstva ne mogu se smatrati odgovornima za njih.',
};

/** What stands between the European Union and the granting authority in the disclaimer. */
export const OR: Readonly<Record<string, string>> = { en: ' or ', cs: ' či ', fr: ' ou de ', hr: ' ili ' };

/** The language of a text that the tables do not have. */
export const LAST_RESORT = 'en';
