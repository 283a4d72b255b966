/** The process of the load generator: takes jobs from its parent, one at a time, and sends back what it saw. */
import { questionsOf } from './questions.mjs';
import { runLoad } from './run-load.mjs';

process.on('message', (message) => {
  const job = /** @type {import('./load-generator.mjs').LoadJob} */ (message);
  const questions = questionsOf(job.source, job.port);
  runLoad({ ...job, questions }).then(
    (result) => process.send?.({ result }),
    (error) => process.send?.({ error: String(error) }),
  );
});
