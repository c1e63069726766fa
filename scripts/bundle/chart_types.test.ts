import { isLeftOut, leftOutImports } from './chart_types';

const dist = '/x/node_modules/@elastic/charts/dist/chart_types';

describe('chart types of a bundle', () => {
  it.each([
    [`${dist}/flame_chart/flame_chart.js`, true],
    [`${dist}/timeslip/timeslip_chart.js`, true],
    [`${dist}/timeslip/projections/axis_model.js`, false],
    [`${dist}/bullet_graph/theme.js`, false],
    [`${dist}/xy_chart/axes/timeslip/multilayer_ticks.js`, false],
    [`${dist}/heatmap/specs/heatmap.js`, false],
    [`${dist}/specs.js`, false],
  ])('%s: left out %s', (path, expected) => {
    expect(isLeftOut(path)).toBe(expected);
  });

  it('finds imports of a type that would be missing', () => {
    const source = `import { BarSeries, Chart, Metric, Goal as G } from '@elastic/charts';`;
    expect(leftOutImports(source)).toEqual(['Metric', 'Goal']);
    expect(leftOutImports(`import { Metric } from './metric';`)).toEqual([]);
  });
});
