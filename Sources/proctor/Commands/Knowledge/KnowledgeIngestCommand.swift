import ArgumentParser
import Foundation
import KnowledgeBase
import KnowledgeFiles
import Retrieval

struct KnowledgeIngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Take documents into the knowledge base.",
    discussion: """
      Takes Markdown (.md, .markdown), plain text (.txt, .text), JSON Lines (.jsonl, .ndjson) and PDF (.pdf), one by \
      one or by the folder. A file is taken whole or refused; a document that is there already is left as it is; a \
      changed one is kept beside the old, and a changed rubric needs a new version.

      Markdown and text may begin with front matter, which counts more than the options here:
        ---
        role: software_engineer
        level: senior
        bucket: rubric
        version: 1.0
        ---
      A line of JSON Lines is {"text": "…"} with role, level, topic, bucket, version and title beside it.
        proctor kb ingest rubrics/ --role software_engineer --version 2.0
        curl -s https://example.com/values.md | proctor kb ingest - --format markdown --bucket company
      The exit code is 65 when a file was refused; the others are kept.
      """)

  @Argument(help: "Files and folders; - is standard input.", completion: .file())
  var paths: [String]

  @Option(help: "The role that the documents are about, such as software_engineer; none: every role.")
  var role: String?

  @Option(help: "The level that they are about, such as junior, mid or senior; none: every level.")
  var level: String?

  @Option(help: "What they are about, such as databases.")
  var topic: String?

  @Option(
    help: ArgumentHelp(
      "What they are for: \(KnowledgeBucket.allCases.map(\.rawValue).joined(separator: ", ")). (default: rubric or "
        + "question where the text has the form of one, else company)"))
  var bucket: KnowledgeBucket?

  @Option(help: "The version that they belong to. (default: \(DocumentOptions.usualVersion))")
  var version: String?

  @Option(help: "What people call them. (default: the first heading, else the file's name)")
  var title: String?

  @Option(
    help: ArgumentHelp(
      "How standard input, and files that are named themselves, are written: "
        + "\(KnowledgeFileKind.allCases.map(\.rawValue).joined(separator: ", ")). (default: as the name ends)"
    ))
  var format: KnowledgeFileKind?

  @OptionGroup var database: DatabaseOptions

  @OptionGroup var embeddingModel: EmbeddingOptions

  private var options: DocumentOptions {
    DocumentOptions(bucket: bucket, role: role, level: level, topic: topic, version: version, title: title)
  }

  func validate() throws {
    if let why = options.fault() { throw ValidationError("--\(why)") }
    let inputs = paths.count { $0 == "-" }
    if inputs > 1 { throw ValidationError("standard input (-) is named more than once") }
    if inputs == 1, format == nil {
      throw ValidationError("say with --format how standard input is written")
    }
  }

  func run() async throws {
    // What is not there is told before anything is kept.
    let files = try paths.map { path in
      path == "-"
        ? [KnowledgeFile(path: path, kind: format ?? .text)]
        : try KnowledgeFolder.files(at: path, kind: format)
    }.joined()
    let store = try database.open(isMade: true)
    let embedding = try await embeddingModel.load()
    embedding.remark()
    var run = IngestRun(store, embedding, options, sourceCount: files.count)
    for file in files {
      try await run.take(file.shownName) { try await file.source() }
    }
    try run.finish()
  }
}

extension KnowledgeFileKind: ExpressibleByArgument {}

extension KnowledgeFile {
  fileprivate var shownName: String { path == "-" ? "standard input" : path }

  fileprivate func source() async throws -> KnowledgeSource {
    let content =
      path == "-"
      ? try await Self.content(of: .standardInput, name: shownName, kind: kind) : try await content()
    return KnowledgeSource(name: shownName, form: kind.form, content: content)
  }
}

extension KnowledgeFileKind {
  fileprivate var form: KnowledgeSource.Form {
    switch self {
    case .markdown: .markdown
    case .text: .plainText
    case .jsonl: .jsonLines
    case .pdf: .pages
    }
  }
}
