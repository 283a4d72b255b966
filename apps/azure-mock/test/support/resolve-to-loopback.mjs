/** Loaded before a client's code: stands in for an entry of /etc/hosts. */
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

const { lookup } = dns;

dns.lookup = (hostname, ...rest) => lookup(hostname.endsWith('.vault.azure.net') ? '127.0.0.1' : hostname, ...rest);
syncBuiltinESMExports();
