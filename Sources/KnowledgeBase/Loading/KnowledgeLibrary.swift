import Interviewing
import Persistence
import Retrieval

/// A rubric and the document that it was read from.
public struct LoadedRubric: Hashable, Sendable {
  /// The document.
  public let document: DocumentID
  /// The rubric.
  public let rubric: Rubric
}

/// A bank of questions and the document that it was read from.
public struct LoadedQuestions: Hashable, Sendable {
  /// The document.
  public let document: DocumentID
  /// The questions.
  public let bank: QuestionBank
}

/// Reads rubrics and questions out of a store.
public struct KnowledgeLibrary: Sendable {
  private let store: any KnowledgeStore

  /// Creates a library.
  public init(store: any KnowledgeStore) { self.store = store }

  /// The rubric for a role and a level.
  ///
  /// - Parameter version: Nil takes the highest.
  /// - Throws: ``KnowledgeFault/noRubric(role:level:version:known:)``, `StoreError`.
  public func rubric(role: String, level: String, version: String? = nil) async throws -> LoadedRubric {
    let (found, known) = try await entries(.rubric, role, level, version)
    guard let entry = found.last, let document = try await store.document(entry.id) else {
      throw KnowledgeFault.noRubric(role: role, level: level, version: version, known: known)
    }
    return LoadedRubric(document: document.id, rubric: try read(document, Rubric.init(markdown:)))
  }

  /// The questions for a role and a level: all banks of one version, in the order in which they are listed.
  ///
  /// - Parameter version: Nil takes the highest.
  /// - Throws: ``KnowledgeFault/noQuestions(role:level:version:known:)``, `StoreError`.
  public func questions(
    role: String, level: String, version: String? = nil
  ) async throws -> [LoadedQuestions] {
    let (found, known) = try await entries(.question, role, level, version)
    var loaded: [LoadedQuestions] = []
    for entry in found where entry.facts.version == found.last?.facts.version {
      guard let document = try await store.document(entry.id) else { continue }
      loaded.append(
        LoadedQuestions(document: document.id, bank: try read(document, QuestionBank.init(markdown:))))
    }
    guard !loaded.isEmpty else {
      throw KnowledgeFault.noQuestions(role: role, level: level, version: version, known: known)
    }
    return loaded
  }

  /// What is there for a role, level and version, the highest version last; and what there is at all, in
  /// words.
  private func entries(
    _ bucket: KnowledgeBucket, _ role: String, _ level: String, _ version: String?
  ) async throws -> (found: [KnowledgeEntry], known: [String]) {
    let all = try await store.entries(KnowledgeFilter(buckets: [bucket]))
    let found = all.filter { $0.facts.role == role && $0.facts.level == level }
      .filter { version == nil || $0.facts.version == version }
    // A stable sort: what has the same version stays in the order of the list.
    let sorted = found.enumerated().sorted { left, right in
      let versions = (VersionOrder(left.element.facts.version), VersionOrder(right.element.facts.version))
      return versions.0 == versions.1 ? left.offset < right.offset : versions.0 < versions.1
    }.map(\.element)
    let known = all.map { [$0.facts.role, $0.facts.level, $0.facts.version].compactMap(\.self) }
    var words: [String] = []
    for item in known.map({ $0.joined(separator: " ") }) where !words.contains(item) { words.append(item) }
    return (sorted, words)
  }

  private func read<Value>(
    _ document: KnowledgeDocument, _ parse: (String) throws(DocumentFault) -> Value
  ) throws(KnowledgeFault) -> Value {
    let frontMatter = try FrontMatter(document.text, name: document.source)
    let completed = CompletedMarkdown(document.text, frontMatter, document.facts)
    do throws(DocumentFault) {
      return try parse(completed.text)
    } catch {
      throw KnowledgeFault(
        DocumentFault(line: completed.line(of: error), error.what), name: document.source)
    }
  }
}

/// The order of versions: numbers by their value, so that 1.10 comes after 1.9.
struct VersionOrder: Comparable {
  private let parts: [Substring]

  init(_ version: String) { parts = version.split(separator: ".", omittingEmptySubsequences: false) }

  static func < (left: Self, right: Self) -> Bool {
    for (mine, other) in zip(left.parts, right.parts) where mine != other {
      if let mine = Int(mine), let other = Int(other) {
        if mine != other { return mine < other }
      } else {
        return mine < other
      }
    }
    return left.parts.count < right.parts.count
  }
}
