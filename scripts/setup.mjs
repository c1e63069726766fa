/**
 * Run by npm before `npm start` and `npm test`: brings a fresh clone to where they can begin.
 * `--tests` asks for what only the tests need. This file keeps to syntax that old Node versions
 * read, so that they too arrive at the message below.
 */
const NODE_MAJOR = 20;

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
  console.error(
    'This project needs Node.js ' +
      NODE_MAJOR +
      ' or newer; this is ' +
      process.version +
      '. Install it from your system or a version manager (nvm install ' +
      NODE_MAJOR +
      '), then try again.'
  );
  process.exit(1);
}

import('./setup/main.mjs').then((main) => main.run(process.argv.slice(2)));
