import Foundation
import Proctoring
import SessionModel
import Yams

/// Reads policy documents (YAML); a fault is named with its line and key.
public enum PolicyDocument {
  /// The versions that the program carries.
  public static let builtInVersions = ["1.0"]
  /// The largest document that is read, in bytes.
  public static let mostBytes = 256 * 1024

  /// The policy of a version that the program carries.
  ///
  /// - Throws: ``PolicyFileError`` when there is no such version.
  public static func builtIn(version: String) throws(PolicyFileError) -> Policy {
    guard builtInVersions.contains(version) else {
      throw PolicyFileError(
        document: "POLICY_VERSION", line: nil, key: nil,
        problem: "there is no policy \"\(version)\"; known: \(builtInVersions.joined(separator: ", "))")
    }
    return try parse(
      String(decoding: PackageResources.policy_1_0_yaml, as: UTF8.self), document: "policies/1.0.yaml")
  }

  /// The policy of a file.
  ///
  /// - Throws: ``PolicyFileError``.
  public static func read(_ path: String) throws(PolicyFileError) -> Policy {
    func fault(_ problem: String) -> PolicyFileError {
      PolicyFileError(document: path, line: nil, key: nil, problem: problem)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw fault("there is no such file")
    }
    guard !isFolder.boolValue else { throw fault("is a folder") }
    // No more is read than a policy may have: a link or a device does not tell its size beforehand.
    let file = FileHandle(forReadingAtPath: path)
    defer { try? file?.close() }
    guard let file, let content = try? file.read(upToCount: mostBytes + 1) ?? Data() else {
      throw fault("cannot be read")
    }
    guard content.count <= mostBytes else {
      throw fault("is larger than \(mostBytes) bytes; that is no policy")
    }
    guard let text = String(validating: content, as: UTF8.self) else { throw fault("is not UTF-8 text") }
    return try parse(text, document: path)
  }

  /// The policy of a text.
  ///
  /// - Parameter document: The name that errors give it.
  /// - Throws: ``PolicyFileError``.
  public static func parse(_ text: String, document: String) throws(PolicyFileError) -> Policy {
    try policy(from: YAMLReader(try compose(text, document), path: "", document: document))
  }

  private static func compose(_ text: String, _ document: String) throws(PolicyFileError) -> Node {
    if let line = text.firstLineWithAlias {
      throw PolicyFileError(
        document: document, line: line, key: nil,
        problem: "has an alias (*name); a policy spells every value out")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw PolicyFileError(
        document: document, line: error.line, key: error.key, problem: error.reason)
    } catch {
      throw PolicyFileError(document: document, line: nil, key: nil, problem: "is not YAML: \(error)")
    }
    guard let node else {
      throw PolicyFileError(document: document, line: nil, key: nil, problem: "is empty")
    }
    return node
  }

  private static func policy(from root: YAMLReader) throws(PolicyFileError) -> Policy {
    try root.allowOnly(["version", "timing", "flags", "clip", "coverage", "recommendation"])
    return Policy(
      version: try root.text("version"), timing: try timing(root.child("timing")),
      rules: try FlagRuleReader.rules(root.child("flags")), clip: try clip(root.child("clip")),
      coverage: try coverage(root.child("coverage")),
      recommendation: try recommendation(root.child("recommendation")))
  }

  private static func timing(_ reader: YAMLReader) throws(PolicyFileError) -> EpisodeTiming {
    try reader.allowOnly(["hold_s", "debounce_s", "close_after_clear_s", "close_after_unknown_s"])
    let timing = EpisodeTiming(
      hold: try reader.duration("hold_s", in: 0.05...60),
      debounce: try reader.duration("debounce_s", in: 0...60),
      closeAfterClear: try reader.duration("close_after_clear_s", in: 0...60),
      closeAfterUnknown: try reader.duration("close_after_unknown_s", in: 0...60))
    guard timing.closeAfterClear >= timing.debounce else {
      throw reader.fault(
        "close_after_clear_s", "must not be shorter than debounce_s: a spell cannot close and be bridged")
    }
    return timing
  }

  private static func clip(_ reader: YAMLReader) throws(PolicyFileError) -> ClipRule {
    try reader.allowOnly(["before_s", "after_s", "longest_from_start_s", "shortest_s"])
    let rule = ClipRule(
      before: try reader.duration("before_s", in: 0...60), after: try reader.duration("after_s", in: 0...60),
      longestFromStart: try reader.duration("longest_from_start_s", in: 0.5...120),
      shortest: try reader.duration("shortest_s", in: 0.5...120))
    guard rule.shortest <= rule.before + rule.longestFromStart else {
      throw reader.fault("shortest_s", "is longer than the longest clip, before_s + longest_from_start_s")
    }
    return rule
  }

  private static func coverage(_ reader: YAMLReader) throws(PolicyFileError) -> CoverageRule {
    try reader.allowOnly(["face_minimum", "audio_minimum"])
    return CoverageRule(
      faceMinimum: try reader.number("face_minimum", in: 0...1),
      audioMinimum: try reader.number("audio_minimum", in: 0...1))
  }

  private static func recommendation(_ reader: YAMLReader) throws(PolicyFileError) -> RecommendationRule {
    try reader.allowOnly([
      "pass_score_at_least", "pass_moderate_at_most", "fail_high_at_least", "criterion_spread_at_most",
    ])
    return RecommendationRule(
      passScoreAtLeast: try reader.number("pass_score_at_least", in: 0...10),
      passModerateAtMost: try reader.count("pass_moderate_at_most", in: 0...1_000),
      failHighAtLeast: try reader.count("fail_high_at_least", in: 1...1_000),
      spreadAtMost: try reader.number("criterion_spread_at_most", in: 0...10))
  }
}

extension YAMLReader {
  /// A length of time in seconds.
  func duration(_ key: String, in bounds: ClosedRange<Double>) throws(PolicyFileError) -> SessionDuration {
    SessionDuration(seconds: try number(key, in: bounds))
  }
}

extension YamlError {
  /// The line at which the text stops being YAML, counted from 1.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .reader(_, let offset?, _, let yaml): yaml.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }

  /// The key that is at fault.
  fileprivate var key: String? {
    if case .duplicatedKeysInMapping(let keys, _) = self { keys.first } else { nil }
  }

  /// What is wrong, on one line.
  fileprivate var reason: String {
    switch self {
    case .duplicatedKeysInMapping: "is given more than once"
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _),
      .reader(let problem, _, _, _):
      "is not YAML: \(problem)"
    default: "is not YAML: " + "\(self)".split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }
}

extension String {
  /// The first line, counted from 1, that has an alias outside a comment of its own.
  ///
  /// Aliases are refused before the text is parsed: the parser compares the keys of each mapping, and a key
  /// made of aliases of aliases takes it exponentially long.
  fileprivate var firstLineWithAlias: Int? {
    let lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.firstIndex { line in
      guard line.first(where: { !$0.isWhitespace }) != "#" else { return false }
      let followed = zip(zip(" " + line, line), line.dropFirst())
      return followed.contains { $0.1 == "*" && " \t[{,:?-".contains($0.0) && !$1.isWhitespace }
    }.map { $0 + 1 }
  }
}
