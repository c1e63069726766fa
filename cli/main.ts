import { CoverageError } from '../common/errors';
import { type Elasticsearch, elasticsearchFor } from '../server/platform/elasticsearch';
import { createClients } from '../server/platform/own_client/clients';
import { openNamedCluster } from '../server/platform/own_client/probe';
import { runCatalogue } from './catalogue';
import { runCoverage } from './coverage';
import { runEnrichment } from './enrichment';
import { runGaps } from './gaps';
import { type CommandIo, runLoad } from './load';
import { runRuleName } from './rule_name';

const USAGE = `npm run cli -- COMMAND

  catalogue FILE [--json]      what an official ATT&CK STIX bundle holds
  rule-name TEXT... [--json]   what counts in Sysmon rule names, and what does not
  coverage [options]           tags per technique out of the cluster of ELASTICSEARCH_URL; a gate for pipelines
  layer [options]              the same as a layer of ATT&CK Navigator
  gaps [options]               data components against what arrives, what to enable and to tag next
  load FILE... [options]       load recorded events into the cluster of ELASTICSEARCH_URL
  enrichment ACTION            show, install, check or remove the ingest pipeline that splits rule names
`;

const io: CommandIo = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
};

/** @returns the exit code: 0, or 1 where the command says so */
async function run([command, ...args]: readonly string[]): Promise<number> {
  switch (command) {
    case 'catalogue':
      return runCatalogue([...args], io);
    case 'rule-name':
      return runRuleName([...args], io);
    case 'load':
      return withCluster((es) => runLoad(args, io, { es }));
    case 'coverage':
    case 'layer':
      return runCoverage(command, args, io, withCluster);
    case 'gaps':
      return runGaps(args, io, withCluster);
    case 'enrichment':
      return runEnrichment(args, io, withCluster);
    case undefined:
    case 'help':
    case '--help':
      io.stdout(USAGE);
      return 0;
    default:
      throw new CoverageError('invalid_input', `There is no command ${command}.\n\n${USAGE}`);
  }
}

async function withCluster<Result>(
  work: (elasticsearch: Elasticsearch) => Promise<Result>
): Promise<Result> {
  const named = await openNamedCluster(process.env);
  if (named === null) {
    throw new CoverageError(
      'invalid_input',
      'Set ELASTICSEARCH_URL to the address of Elasticsearch, such as http://127.0.0.1:9200.'
    );
  }
  const clients = createClients(named.connection);
  try {
    return await work(elasticsearchFor(clients.asCurrentUser({})));
  } finally {
    await clients.close();
  }
}

run(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const known = error instanceof CoverageError;
    io.stderr(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
);
