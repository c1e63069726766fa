import { isAtLeast, parseKibanaVersion } from './kibana_version';

describe('parseKibanaVersion', () => {
  it.each(['7.10.0', '7.10.2', '7.17.28', '8.0.0', '8.19.2', '9.5.0'])('takes %s', (text) => {
    expect(parseKibanaVersion(text).text).toBe(text);
  });

  it.each([
    ['7.9.3', 'too old'],
    ['6.8.23', 'too old'],
    ['10.0.0', 'newer than'],
    ['8.19', 'not a release'],
    ['v8.19.2', 'not a release'],
    ['8.19.2-SNAPSHOT', 'not a release'],
    ['', 'not a release'],
  ])('refuses %p: %s', (text, reason) => {
    expect(() => parseKibanaVersion(text)).toThrow(reason);
  });
});

describe('isAtLeast', () => {
  it.each([
    ['7.16.0', true],
    ['7.15.9', false],
    ['8.0.0', true],
    ['7.20.1', true],
  ])('%s is at least 7.16: %s', (text, expected) => {
    expect(isAtLeast(parseKibanaVersion(text), 7, 16)).toBe(expected);
  });
});
