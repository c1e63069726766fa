import { currentPlatformName, isOnPlatform } from './platforms';

describe('isOnPlatform', () => {
  it.each([
    ['the platform itself', ['Windows', 'Linux'], 'Windows', true],
    ['another platform', ['Linux'], 'Windows', false],
    ['an old name asked for by the new one', ['Network'], 'Network Devices', true],
    ['a new name asked for by the old one', ['Office Suite'], 'Google Workspace', true],
    ['a cloud of versions 6 to 8', ['AWS'], 'IaaS', true],
    ['no platform at all', [], 'Windows', true],
    ['None, as in ICS', ['None'], 'Windows', true],
    ['None beside a platform', ['None', 'Linux'], 'Windows', false],
  ])('%s', (_meaning, platforms, platform, expected) => {
    expect(isOnPlatform(platforms, platform)).toBe(expected);
  });
});

it('leaves names alone that were never changed', () => {
  expect(currentPlatformName('Windows')).toBe('Windows');
});
