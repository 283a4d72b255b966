import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptsHtmlIndex } from './http/content-negotiation.js';
import type { BrokerUrls } from './http/broker-urls.js';
import { curies, type Link, type Links } from './http/links.js';
import { Urls } from './http/urls.decorator.js';

/** The entry point: clients find everything else from here. */
@Controller()
export class IndexController {
  @Get()
  index(
    @Urls() urls: BrokerUrls,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object | string {
    const links = indexLinks(urls.base);
    if (acceptsHtmlIndex(request)) {
      reply.type('text/html;charset=utf-8');
      return indexPage;
    }
    return { _links: links };
  }
}

const indexPage = `<!doctype html>
<html lang="en">
<title>Pact Broker (embedded)</title>
<h1>Pact Broker (embedded)</h1>
<p>A small Pact Broker for one machine; use the official one for a team.</p>
<ul>
<li><a href="pacts/latest">Latest pacts</a></li>
<li><a href="pacticipants">Pacticipants</a></li>
<li><a href="webhooks">Webhooks</a></li>
</ul>
</html>
`;

function indexLinks(base: string): Links {
  const link = (path: string, title: string): Link => ({
    href: base + path,
    title,
    templated: path.includes('{'),
  });
  const forVerification = link(
    '/pacts/provider/{provider}/for-verification',
    'Pact versions to be verified for the specified provider',
  );
  return {
    self: link('', 'Index'),
    'pb:publish-pact': link(
      '/pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}',
      'Publish a pact',
    ),
    'pb:publish-contracts': link('/contracts/publish', 'Publish contracts'),
    'pb:latest-pact-versions': link('/pacts/latest', 'Latest pact versions'),
    'pb:pacticipants': link('/pacticipants', 'Pacticipants'),
    'pb:pacticipant': link('/pacticipants/{pacticipant}', 'Fetch pacticipant by name'),
    'pb:latest-provider-pacts': link('/pacts/provider/{provider}/latest', 'Latest pacts by provider'),
    'pb:latest-provider-pacts-with-tag': link(
      '/pacts/provider/{provider}/latest/{tag}',
      'Latest pacts for provider with the specified tag',
    ),
    'pb:provider-pacts-with-tag': link(
      '/pacts/provider/{provider}/tag/{tag}',
      'All pact versions for the provider with the specified consumer version tag',
    ),
    'pb:provider-pacts': link('/pacts/provider/{provider}', 'All pact versions for the specified provider'),
    'pb:provider-pacts-for-verification': forVerification,
    'beta:provider-pacts-for-verification': forVerification,
    'pb:latest-version': link('/pacticipants/{pacticipant}/latest-version', 'Latest pacticipant version'),
    'pb:latest-tagged-version': link(
      '/pacticipants/{pacticipant}/latest-version/{tag}',
      'Latest pacticipant version with the specified tag',
    ),
    'pb:pacticipant-version': link(
      '/pacticipants/{pacticipant}/versions/{version}',
      'Get, create or delete a pacticipant version',
    ),
    'pb:pacticipant-version-tag': link(
      '/pacticipants/{pacticipant}/versions/{version}/tags/{tag}',
      'Get, create or delete a tag for a pacticipant version',
    ),
    'pb:pacticipant-branches': link('/pacticipants/{pacticipant}/branches', 'Branches of a pacticipant'),
    'pb:pacticipant-branch': link('/pacticipants/{pacticipant}/branches/{branch}', 'Get a pacticipant branch'),
    'pb:pacticipant-branch-version': link(
      '/pacticipants/{pacticipant}/branches/{branch}/versions/{version}',
      'Get or add/create a pacticipant version for a branch',
    ),
    'pb:webhooks': link('/webhooks', 'Webhooks'),
    'pb:webhook': link('/webhooks/{uuid}', 'Webhook'),
    curies: curies(base),
  };
}
