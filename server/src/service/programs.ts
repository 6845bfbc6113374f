/**
 * Which files make a program together, and that program for each target somebody asks about: all files of a folder, or
 * a file that stands alone. A target is a matter of who asks, so files do not part company over it.
 */
import type { SourceFile, Target } from '../analysis/program.ts';
import type { OnCrash } from '../rules/runner.ts';
import { Project } from './project.ts';

interface Group {
  readonly sources: Map<string, SourceFile>;
  /** By target, in one word. */
  readonly projects: Map<string, Project>;
}

export class Programs {
  readonly #groups = new Map<string, Group>();
  readonly #onCrash: OnCrash | undefined;

  constructor(onCrash?: OnCrash) {
    this.#onCrash = onCrash;
  }

  /** A new file of the group, or another text of a known one; the same module changes nothing. */
  put(group: string, source: SourceFile): void {
    const known = this.#groups.get(group) ?? { sources: new Map(), projects: new Map() };
    this.#groups.set(group, known);
    known.sources.set(source.file, source);
    for (const project of known.projects.values()) project.put(source);
  }

  /** With its last file a group is gone. */
  remove(group: string, file: string): void {
    const known = this.#groups.get(group);
    if (!known?.sources.delete(file)) return;
    for (const project of known.projects.values()) project.remove(file);
    if (known.sources.size === 0) this.#groups.delete(group);
  }

  project(group: string, target: Target): Project | undefined {
    const known = this.#groups.get(group);
    if (!known) return undefined;
    const key = `${target.version.join('.')}${target.freeThreaded ? 't' : ''}`;
    const project = known.projects.get(key) ?? this.#create(known, target);
    known.projects.set(key, project);
    return project;
  }

  #create({ sources }: Group, target: Target): Project {
    const project = new Project(target, this.#onCrash);
    for (const source of sources.values()) project.put(source);
    return project;
  }
}
