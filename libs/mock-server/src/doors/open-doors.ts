import type { OnModuleDestroy } from '@nestjs/common';
import type { Door, Inside, OpenDoor } from './door.js';

/** The doors of one mock server; they close when it stops. */
export class OpenDoors implements OnModuleDestroy {
  readonly #open = new Map<string, OpenDoor>();

  /** The port of each open door, by the door's name. */
  get ports(): ReadonlyMap<string, number> {
    return new Map([...this.#open].map(([name, { port }]) => [name, port]));
  }

  async open(doors: readonly Door[], inside: Inside): Promise<void> {
    for (const door of doors) {
      const open = await door.open(inside);
      this.#open.set(door.name, open);
      inside.logger.info({ host: inside.host, port: open.port }, `${door.name} is open`);
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.#open.values()].map((door) => door.close()));
  }
}
