import Foundation
import Subprocess

/// Turns words into phonemes with espeak-ng, run as a program of its own.
struct Phonemizer: Sendable {
  /// espeak-ng's name of the accent.
  let accent: String
  /// The phonemes that the voice knows.
  let known: Set<Unicode.Scalar>

  private static let program = "espeak-ng"

  /// The phonemes of a sentence in the International Phonetic Alphabet, marks kept; decomposed, as voices are
  /// taught them. Empty where nothing of it can be said.
  ///
  /// - Throws: ``SpeechError``; `CancellationError` when the task is cancelled.
  func phonemes(of sentence: [SpokenText.Clause]) async throws -> [Unicode.Scalar] {
    var phonemes: [Unicode.Scalar] = []
    for clause in sentence {
      let said = try await spoken(clause.words)
      guard !said.isEmpty else { continue }
      if !phonemes.isEmpty { phonemes.append(" ") }
      phonemes += said + clause.mark.unicodeScalars
    }
    return phonemes
  }

  private func spoken(_ words: String) async throws -> [Unicode.Scalar] {
    // The words go in by a pipe: as an argument they could be an option.
    let arguments = ["-q", "--ipa", "-b", "1", "-v", accent, "--stdin"]
    do {
      let outcome = try await run(
        .name(Self.program), arguments: Arguments(arguments), input: .string(words + "\n"),
        output: .string(limit: 1 << 16), error: .discarded)
      try Task.checkCancellation()
      guard outcome.terminationStatus.isSuccess else { throw SpeechError.notSpoken(why: "espeak-ng failed") }
      return known(outcome.standardOutput)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw SpeechError.toolMissing(name: Self.program)
    }
  }

  /// One line for each stretch that espeak-ng takes as a clause; `(fr)` and the like tell a change of language.
  private func known(_ output: String) -> [Unicode.Scalar] {
    let lines = output.split(whereSeparator: \.isNewline).map { $0.replacing(/\([a-z-]+\)/, with: "") }
    let joined = lines.joined(separator: " ").decomposedStringWithCanonicalMapping
    let scalars = joined.unicodeScalars.filter { known.contains($0) }
    return Array(scalars.trimmingPrefix { $0 == " " })
  }
}
