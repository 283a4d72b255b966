import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BrokerUrls } from './broker-urls.js';

/** Hands a controller the {@link BrokerUrls} below the address that the client used, proxies considered. */
export const Urls = createParamDecorator((_data: unknown, context: ExecutionContext): BrokerUrls => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const scheme = forwarded(request, 'x-forwarded-proto') ?? request.protocol;
  const host = forwarded(request, 'x-forwarded-host') ?? request.host;
  return new BrokerUrls(`${scheme}://${host}`);
});

/** Each proxy appends to the list; the first entry is what the client saw. */
function forwarded(request: FastifyRequest, header: string): string | undefined {
  const value = request.headers[header];
  const [first] = (Array.isArray(value) ? value.join() : (value ?? '')).split(',', 1);
  return first === undefined || first.trim() === '' ? undefined : first.trim();
}
