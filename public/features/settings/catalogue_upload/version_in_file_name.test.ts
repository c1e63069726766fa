import { versionInFileName } from './version_in_file_name';

it.each([
  ['enterprise-attack-15.1.stix20.json.gz', '15.1'],
  ['ics-attack-18.1.json', '18.1'],
  ['v6.3.json', '6.3'],
  ['enterprise-attack.json', null],
  ['2024.03.01.json', null],
])('%s is of version %p', (name, version) => {
  expect(versionInFileName(name)).toBe(version);
});
