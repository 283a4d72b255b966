import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { timestamp } from '../timestamp.js';
import type { WebhookDefinition } from './webhook-definition.js';
import type { Webhook } from './webhook.js';

@Injectable()
export class WebhookStore {
  constructor(private readonly database: Database) {}

  all(): readonly Webhook[] {
    return this.database.all('SELECT * FROM webhooks ORDER BY rowid', {}, toWebhook);
  }

  find(uuid: string): Webhook | undefined {
    return this.database.first('SELECT * FROM webhooks WHERE uuid = :uuid', { uuid }, toWebhook);
  }

  save(definition: WebhookDefinition, uuid: string = randomUUID()): Webhook {
    const createdAt = timestamp();
    this.database.run(
      `INSERT INTO webhooks (uuid, definition, created_at) VALUES (:uuid, :definition, :createdAt)
       ON CONFLICT (uuid) DO UPDATE SET definition = excluded.definition`,
      { uuid, definition: JSON.stringify(definition), createdAt },
    );
    return { ...definition, uuid, createdAt };
  }

  delete(uuid: string): boolean {
    return this.database.run('DELETE FROM webhooks WHERE uuid = :uuid', { uuid }) > 0;
  }
}

function toWebhook(row: Row): Webhook {
  const definition = JSON.parse(row.text('definition')) as WebhookDefinition; // written by `save` only
  return { ...definition, uuid: row.text('uuid'), createdAt: row.text('created_at') };
}
