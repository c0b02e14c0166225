import SessionModel

/// Makes a transcript from what a transcriber heard, and leaves out what nobody said: a transcriber that is
/// given noise makes up words, repeats itself, or describes the sound in brackets.
public struct TranscriptWriter: Sendable {
  /// Words after a longer pause begin a segment of their own.
  private static let longestPause = SessionDuration(seconds: 1.0)
  /// A phrase that is probably no speech is believed only from this confidence.
  private static let doubtedAbove = 0.6, believedFrom = 0.5

  private(set) var segments: [TranscriptSegment] = []
  private var refused = 0

  /// Creates a writer that has heard nothing.
  public init() {}

  /// Takes what was heard in one batch.
  public mutating func take(_ phrases: [HeardPhrase], of batch: SpeechBatch) {
    let said = phrases.enumerated().flatMap { index, phrase in
      withoutDescriptions(phrase.words).map { SaidWord(word: $0, phrase: index) }
    }
    // A loop may be one phrase, or each of its turns a phrase of its own.
    let kept = Dictionary(grouping: withoutLoops(said), by: \.phrase)
    var believed: [HeardWord] = []
    for (index, phrase) in phrases.enumerated() where !phrase.words.isEmpty {
      let words = kept[index]?.map(\.word) ?? []
      let isDoubted = phrase.noSpeechProbability > Self.doubtedAbove
      let isBelieved = !words.isEmpty && !(isDoubted && Self.confidence(words) < Self.believedFrom)
      if !isBelieved || words.count < phrase.words.count { refused += 1 }
      if isBelieved { believed += words }
    }
    segments += split(believed, of: batch)
  }

  /// The transcript.
  ///
  /// - Parameter speaker: Whose words a stretch of time holds.
  public func finished(language: String?, speaker: (SessionSpan) -> Speaker) -> Transcript {
    Transcript(
      language: segments.isEmpty ? nil : language,
      segments: segments.map { $0.said(by: speaker($0.span)) }, refused: refused)
  }

  // MARK: What nobody said

  /// A word, and the number of the phrase that it belongs to.
  private struct SaidWord {
    let word: HeardWord
    let phrase: Int

    /// What words are compared by.
    var key: String { word.text.lowercased().filter { $0.isLetter || $0.isNumber } }
  }

  /// Without "[Music]", "(applause)", "♪" and the like. A bracket within a word, as in "O(n)", was said.
  private func withoutDescriptions(_ words: [HeardWord]) -> [HeardWord] {
    var depth = 0
    return words.filter { word in
      let isInside = depth > 0 || word.text.first.map { "[(".contains($0) } == true
      if isInside {
        let opening = word.text.count { "[(".contains($0) }
        let closing = word.text.count { "])".contains($0) }
        depth = max(0, depth + opening - closing)
      }
      let isSound = !word.text.contains { $0.isLetter || $0.isNumber }
      return !isInside && !(isSound && word.text.contains { "♪*#".contains($0) })
    }
  }

  /// A group of words that comes again and again, immediately, is kept three times.
  private func withoutLoops(_ words: [SaidWord]) -> [SaidWord] {
    var words = words
    let kept = 3
    for length in 1...10 {
      let most = length == 1 ? 8 : length < 4 ? 5 : 3
      var keys = words.map(\.key)
      var index = 0
      while index + length <= words.count {
        let count = repeats(in: keys, from: index, length: length)
        if count > most {
          let loop = (index + kept * length)..<(index + count * length)
          words.removeSubrange(loop)
          keys.removeSubrange(loop)
          index += kept * length
        } else {
          index += 1
        }
      }
    }
    return words
  }

  /// How often the `length` words from `index` come one after the other, once included.
  private func repeats(in keys: [String], from index: Int, length: Int) -> Int {
    var count = 1
    while index + (count + 1) * length <= keys.count,
      (0..<length).allSatisfy({ keys[index + $0] == keys[index + count * length + $0] })
    {
      count += 1
    }
    return count
  }

  // MARK: Segments

  /// A segment ends with its sentence, at a pause, and where sound was left out.
  private func split(_ words: [HeardWord], of batch: SpeechBatch) -> [TranscriptSegment] {
    var groups: [[HeardWord]] = []
    for word in words {
      if let last = groups.last?.last, !last.endsSentence, word.start - last.end <= Self.longestPause,
        batch.moment(at: last.start).piece == batch.moment(at: word.start).piece
      {
        groups[groups.count - 1].append(word)
      } else {
        groups.append([word])
      }
    }
    return groups.map { segment($0, of: batch) }
  }

  private func segment(_ words: [HeardWord], of batch: SpeechBatch) -> TranscriptSegment {
    let first = batch.moment(at: words[0].start)
    let ends = words.map { batch.moment(at: $0.end) }.filter { $0.piece == first.piece }.map(\.time)
    // The last word of a piece may be said to end in the next.
    let end = ends.count == words.count ? ends.max() ?? first.time : batch.pieces[first.piece].end
    return TranscriptSegment(
      SessionSpan(first.time, end), words.map(\.text).joined(separator: " "),
      confidence: Self.confidence(words), speaker: .unknown)
  }

  private static func confidence(_ words: [HeardWord]) -> Double {
    words.isEmpty ? 0 : words.reduce(0) { $0 + $1.probability } / Double(words.count)
  }
}

extension HeardWord {
  /// Whether a sentence ends with it; "3." and "J." do not tell.
  fileprivate var endsSentence: Bool {
    let bare = text.reversed().drop { "\"'”’)".contains($0) }
    guard let mark = bare.first, ".?!…。？！".contains(mark) else { return false }
    return mark != "." || bare.count > 2
  }
}
