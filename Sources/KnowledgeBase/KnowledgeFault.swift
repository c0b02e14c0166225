import Interviewing

/// Why a document was refused, or something was not found in the knowledge base.
public enum KnowledgeFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no text in it.
  case empty(name: String)
  /// It is larger than a document may be.
  case tooLarge(name: String, bytes: Int)
  /// The bytes from `offset` on, counted from 0, are no UTF-8.
  case notUTF8(name: String, offset: Int)
  /// The byte at `offset`, counted from 0, is zero, which no text holds.
  case notText(name: String, offset: Int)
  /// A line, counted from 1, is not as it has to be.
  case malformed(name: String, line: Int, what: String)
  /// There is no rubric for a role, level and version; those that there are.
  case noRubric(role: String, level: String, version: String?, known: [String])
  /// There are no questions for a role, level and version; those that there are.
  case noQuestions(role: String, level: String, version: String?, known: [String])
  /// Vectors were asked for, and there is no model to make them with.
  case noEmbedding
  /// The embedding model gave another number of vectors than texts.
  case wrongVectorCount(texts: Int, vectors: Int)

  /// What is wrong, with the place, and what to do.
  public var description: String {
    switch self {
    case .empty(let name): "\(name): there is no text in it"
    case .tooLarge(let name, let bytes):
      "\(name): it has \(bytes) bytes; a document has less than \(KnowledgeSource.bytesLimit): split it"
    case .notUTF8(let name, let offset):
      "\(name): the byte at offset \(offset) is no UTF-8; save it as UTF-8 and try again"
    case .notText(let name, let offset):
      "\(name): the byte at offset \(offset) is zero, so it is no UTF-8 text; save it as UTF-8 and try again"
    case .malformed(let name, let line, let what): "\(name):\(line): \(what)"
    case .noRubric(let role, let level, let version, let known):
      Self.missing("rubric", role, level, version, known)
    case .noQuestions(let role, let level, let version, let known):
      Self.missing("question bank", role, level, version, known)
    case .noEmbedding:
      "there is no embedding model, so only words can be searched; run \"proctor models fetch\""
    case .wrongVectorCount(let texts, let vectors):
      "the embedding model gave \(vectors) vectors for \(texts) texts"
    }
  }

  private static func missing(
    _ what: String, _ role: String, _ level: String, _ version: String?, _ known: [String]
  ) -> String {
    let wanted = "there is no \(what) for \(role), \(level)" + (version.map { ", version \($0)" } ?? "")
    return known.isEmpty
      ? "\(wanted); run \"proctor kb seed\", or ingest one"
      : "\(wanted); there is \(known.joined(separator: "; "))"
  }

  /// The same fault of a rubric or a bank of questions.
  init(_ fault: DocumentFault, name: String) {
    self = .malformed(name: name, line: fault.line, what: fault.what)
  }
}
