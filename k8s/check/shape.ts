import ts from 'typescript';
import { KIND_TYPES, type Manifest } from './resources.js';

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

/**
 * Says where manifests differ from the Kubernetes API: unknown fields, wrong types, missing parts, wrong `apiVersion`.
 *
 * TypeScript does the comparison: each manifest becomes a literal of its type in a source file that exists in memory
 * only, and a literal may have no property that its type has not.
 */
export function shapeProblems(manifests: readonly Manifest[]): readonly string[] {
  // Beside this file, so that the types are found.
  const fileName = `${import.meta.dirname}/manifests.in-memory.ts`;
  const source = manifests.map(typedLiteral).join('\n');
  const disk = ts.createCompilerHost(OPTIONS);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => name === fileName || disk.fileExists(name),
    getSourceFile: (name, options, ...rest) =>
      name === fileName ? ts.createSourceFile(name, source, options) : disk.getSourceFile(name, options, ...rest),
  };
  const program = ts.createProgram([fileName], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map((diagnostic) => describeProblem({ diagnostic, manifests, lines: source.split('\n') }));
}

/** One line, so that the line of a problem tells the manifest. */
function typedLiteral({ kind, content }: Manifest, index: number): string {
  const { module, apiVersion } = KIND_TYPES[kind];
  const identity = `{ apiVersion: '${apiVersion}'; kind: '${kind}' }`;
  return `export const manifest${index}: import('${module}').${kind} & ${identity} = ${JSON.stringify(content)};`;
}

interface ShapeProblem {
  readonly diagnostic: ts.Diagnostic;
  readonly manifests: readonly Manifest[];
  readonly lines: readonly string[];
}

function describeProblem({ diagnostic, manifests, lines }: ShapeProblem): string {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
  if (!diagnostic.file || diagnostic.start === undefined) {
    return message;
  }
  const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
  const manifest = manifests[line];
  const at = lines[line]?.slice(character, character + (diagnostic.length ?? 0)) ?? '';
  return manifest ? `${manifest.file}: ${manifest.kind} ${manifest.name} at ${at}: ${message}` : message;
}
