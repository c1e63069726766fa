import { renameChartClasses, renameChartStyles, renameEuiClasses } from './rename_classes';

describe('renameEuiClasses', () => {
  it.each([
    ['a class name', `classNames('euiButton', x)`, `classNames('euiAcButton', x)`],
    ['a selector', '".euiFieldText{" + "div.euiTabs"', '".euiAcFieldText{" + "div.euiAcTabs"'],
    ['modifiers', '`euiFlyout--${size} euiFlyout__x`', '`euiAcFlyout--${size} euiAcFlyout__x`'],
    ['a custom property', 'var(--euiFixedHeadersOffset, 0)', 'var(--euiAcFixedHeadersOffset, 0)'],
    ['an Emotion label', '"label:euiIcon;"', '"label:euiAcIcon;"'],
    ['an identifier and its key', 'vis.euiColorVis0', 'vis.euiAcColorVis0'],
    ['components keep their names', 'EuiFlyout useEuiTheme', 'EuiFlyout useEuiTheme'],
    ['the embedded date picker', `'react-datepicker__day'`, `'acReact-datepicker__day'`],
    ['but not its path', `'./react-datepicker/src/day'`, `'./react-datepicker/src/day'`],
    ['a utility class', `".eui-textTruncate{"`, `".euiAc-textTruncate{"`],
    ['but no package', `from '@elastic/eui-theme-common'`, `from '@elastic/eui-theme-common'`],
    ['data-euiportal is no class', `'[data-euiportal]'`, `'[data-euiportal]'`],
  ])('%s', (_meaning, before, after) => {
    expect(renameEuiClasses(before)).toBe(after);
  });

  it.each([
    `"data-test-subj": "euiFlyoutCloseButton"`,
    `'data-test-subj': 'euiComboBoxPill'`,
    `dataTestSubj = _ref$dataTestSubj === void 0 ? 'euiListItemLayout' : x`,
    `find('[data-test-subj="euiSelectableList"]')`,
  ])('leaves the test subject alone in %s', (source) => {
    expect(renameEuiClasses(source)).toBe(source);
  });

  it('renames the class beside a test subject', () => {
    expect(renameEuiClasses(`{ 'data-test-subj': 'euiX', className: 'euiX' }`)).toBe(
      `{ 'data-test-subj': 'euiX', className: 'euiAcX' }`
    );
  });
});

describe('renameChartClasses', () => {
  it('renames classes, not words that begin alike', () => {
    expect(renameChartClasses(`'echChart echTooltip__table' echo data-ech-render`)).toBe(
      `'echAcChart echAcTooltip__table' echo data-ech-render`
    );
  });
});

describe('renameChartStyles', () => {
  it('fits the renamed classes and any root font size', () => {
    expect(renameChartStyles('.echTooltip .euiIcon{font-size:0.8571428571rem}')).toBe(
      '.echAcTooltip .euiAcIcon{font-size:12px}'
    );
  });
});
