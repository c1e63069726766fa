/**
 * Gives our copies of EUI and Elastic Charts class names of their own.
 *
 * Kibana brings its own EUI, whose style sheets reach every element of the page. Classes of the same
 * names would be styled twice, in both directions. Renaming is textual and covers strings, selectors and
 * identifiers alike, so that whatever belonged together still does; it has to see every file of a package.
 *
 * The new names begin like the old ones, because Kibana 7 draws a focus ring of its own around everything
 * whose class does not begin with `eui`.
 */

export const EUI_PREFIX = 'euiAc';
export const CHARTS_PREFIX = 'echAc';
export const DATE_PICKER_PREFIX = 'acReact-datepicker';

const EUI_NAME = /\beui(?=[A-Z])/g;
/** Utility classes such as `eui-textTruncate`; not a package such as `@elastic/eui-theme-common`. */
const EUI_UTILITY = /(?<![@/\w-])eui-(?=[a-z])/g;
const CHARTS_NAME = /\bech(?=[A-Z])/g;
/** The date picker that EUI embeds; a slash beside it means a path of an import, not a class. */
const DATE_PICKER_NAME = /(?<!\/)\breact-datepicker(?!\/)/g;
/** A renamed name as the value of `data-test-subj`, within one line and before any other string. */
const RENAMED_TEST_SUBJECT = new RegExp(
  `((?:data-test-subj|dataTestSubj)\\\\?['"]?[^'"\`\\n]{0,60}['"\`])${EUI_PREFIX}(?=[A-Z])`,
  'g'
);
/** Charts sizes one font in `rem`, for a root of 14 px; Kibana 7's root is 16 px. */
const REM = /(\d*\.?\d+)rem\b/g;
const CHARTS_ROOT_FONT_PX = 14;

/** @returns the source of EUI, of its themes, or of ours, with EUI's names renamed; test subjects stay */
export const renameEuiClasses = (source: string): string =>
  source
    .replace(EUI_NAME, EUI_PREFIX)
    .replace(EUI_UTILITY, `${EUI_PREFIX}-`)
    .replace(DATE_PICKER_NAME, DATE_PICKER_PREFIX)
    .replace(RENAMED_TEST_SUBJECT, '$1eui');

/** @returns the source of Elastic Charts, or of ours, with the classes of charts renamed */
export const renameChartClasses = (source: string): string =>
  source.replace(CHARTS_NAME, CHARTS_PREFIX);

/** @returns the style sheet of Elastic Charts for the renamed classes, sizes in pixels */
export const renameChartStyles = (css: string): string =>
  renameEuiClasses(renameChartClasses(css)).replace(
    REM,
    (_size, rem: string) => `${Math.round(Number(rem) * CHARTS_ROOT_FONT_PX)}px`
  );
