/**
 * Which files make a program together, and that program for each target and each set of facts somebody asks about: all
 * files of a folder, or a file that stands alone. These are a matter of who asks, so files do not part company over them.
 */
import type { SourceFile } from '../analysis/program.ts';
import type { OnCrash } from '../rules/runner.ts';
import { Project } from './project.ts';
import type { Profile } from './service.ts';

/** Of one group; settings that nobody has any more must not be kept up to date for ever. */
const mostProjects = 4;

interface Group {
  readonly sources: Map<string, SourceFile>;
  /** By target and facts, in one word; the one asked last is last. */
  readonly projects: Map<string, Project>;
}

export class Programs {
  readonly #groups = new Map<string, Group>();
  readonly #onCrash: OnCrash | undefined;

  /** Whether texts change between two questions; where they hardly do, a change begins anew and no answer notes what it read. */
  readonly #lasting: boolean;

  constructor(lasting: boolean, onCrash?: OnCrash) {
    this.#lasting = lasting;
    this.#onCrash = onCrash;
  }

  /** A new file of the group, or another text of a known one; the same module changes nothing. */
  put(group: string, source: SourceFile): void {
    const known = this.#groups.get(group) ?? { sources: new Map(), projects: new Map() };
    this.#groups.set(group, known);
    known.sources.set(source.file, source);
    if (!this.#lasting) known.projects.clear();
    for (const project of known.projects.values()) project.put(source);
  }

  /** With its last file a group is gone. */
  remove(group: string, file: string): void {
    const known = this.#groups.get(group);
    if (!known?.sources.delete(file)) return;
    if (!this.#lasting) known.projects.clear();
    if (known.sources.size === 0) this.#groups.delete(group);
    else for (const project of known.projects.values()) project.remove(file);
  }

  /** Goes on until what was put is part of its programs (true) or `shouldPause` says stop (false). */
  declare(shouldPause: () => boolean): boolean {
    for (const { projects } of this.#groups.values()) {
      for (const project of projects.values()) if (!project.declare(shouldPause)) return false;
    }
    return true;
  }

  project(group: string, profile: Profile): Project | undefined {
    const known = this.#groups.get(group);
    if (!known) return undefined;
    const { target, settings } = profile;
    const key = `${target.version.join('.')}${target.freeThreaded ? 't' : ''} ${settings.models?.key ?? ''}`;
    const project = known.projects.get(key) ?? this.#create(known, profile);
    known.projects.delete(key);
    known.projects.set(key, project);
    const [oldest] = known.projects.keys();
    if (known.projects.size > mostProjects && oldest !== undefined) known.projects.delete(oldest);
    return project;
  }

  #create({ sources }: Group, { target, settings }: Profile): Project {
    const project = new Project(target, this.#onCrash, settings.models, this.#lasting);
    for (const source of sources.values()) project.put(source);
    return project;
  }
}
