import SessionModel

/// Speech that is transcribed at once: pieces of the session, one after the other.
public struct SpeechBatch: Hashable, Sendable {
  /// The pieces, in order of time; none touches the next.
  public let pieces: [SessionSpan]

  /// Creates a batch.
  public init(_ pieces: [SessionSpan]) { self.pieces = pieces }

  /// The length of all pieces together.
  public var duration: SessionDuration { pieces.reduce(.zero) { $0 + $1.duration } }

  /// The moment of the session that lies `offset` behind the beginning of the batch, and the piece it lies in.
  public func moment(at offset: SessionDuration) -> (time: SessionTime, piece: Int) {
    var left = max(offset, .zero)
    for (index, piece) in pieces.enumerated() {
      if left < piece.duration || index == pieces.count - 1 {
        return (min(piece.start + left, piece.end), index)
      }
      left = left - piece.duration
    }
    return (.zero, 0)
  }
}

/// Gathers stretches of voice into batches that a transcriber takes at once.
///
/// A transcriber looks at 30 s whatever it is given, so short stretches are gathered until they fill that. Each
/// keeps some of the quiet around it and short pauses stay whole: words at a hard cut are lost, and a
/// transcriber without context invents.
public struct SpeechBatcher: Sendable {
  /// The lengths that batches are made by.
  public struct Rule: Hashable, Sendable {
    /// The quiet kept before and after a stretch of voice.
    public var padding = SessionDuration(seconds: 0.4)
    /// A pause up to this length is kept whole.
    public var keptPause = SessionDuration(seconds: 1.6)
    /// The most that a batch lasts.
    public var longest = SessionDuration(seconds: 28)
    /// So long after its beginning a batch is given out though it is not full.
    public var longestWait = SessionDuration(seconds: 120)

    /// The lengths in use.
    public init() {}
  }

  private let rule: Rule
  private let excluded: [SessionSpan]
  private var pieces: [SessionSpan] = []
  /// Everything before was given out or is held.
  private var takenUntil = SessionTime.zero

  /// Creates a batcher that holds nothing.
  ///
  /// - Parameter excluded: Nothing of these stretches is transcribed.
  public init(_ rule: Rule = Rule(), excluding excluded: [SessionSpan] = []) {
    self.rule = rule
    self.excluded = excluded
  }

  /// The earliest moment whose sound may still be asked for; nil while nothing is held.
  public var earliest: SessionTime? { pieces.first?.start }

  /// Lets the time come to `time`: all voice before it has been taken.
  ///
  /// - Returns: The batch that has waited long enough.
  public mutating func advance(to time: SessionTime) -> [SpeechBatch] {
    guard let earliest, time - earliest > rule.longestWait else { return [] }
    return finish()
  }

  /// Takes the next stretch of voice.
  ///
  /// - Returns: The batches that are full.
  public mutating func take(_ voice: SessionSpan) -> [SpeechBatch] {
    var full: [SpeechBatch] = []
    for part in padded(voice).subtracting(excluded).flatMap(split) {
      if let last = pieces.last, part.start - last.end <= rule.keptPause - rule.padding - rule.padding {
        let joined = SessionSpan(last.start, max(last.end, part.end))
        let isWhole = !excluded.contains { $0.intersection(joined) != nil }
        if isWhole, length - last.duration + joined.duration <= rule.longest {
          pieces[pieces.count - 1] = joined
          takenUntil = joined.end
          continue
        }
      }
      if length + part.duration > rule.longest { full += finish() }
      append(part)
    }
    return full
  }

  /// Gives out what is held.
  public mutating func finish() -> [SpeechBatch] {
    defer { pieces = [] }
    return pieces.isEmpty ? [] : [SpeechBatch(pieces)]
  }

  private var length: SessionDuration { pieces.reduce(.zero) { $0 + $1.duration } }

  private func padded(_ voice: SessionSpan) -> SessionSpan {
    SessionSpan(max(voice.start - rule.padding, .zero), voice.end + rule.padding)
  }

  /// Holds what of a part was not taken before: no moment is transcribed twice.
  private mutating func append(_ part: SessionSpan) {
    let new = SessionSpan(max(part.start, takenUntil), part.end)
    guard new.duration > .zero else { return }
    pieces.append(new)
    takenUntil = new.end
  }

  /// A stretch that is too long for one batch, in equal parts.
  private func split(_ span: SessionSpan) -> [SessionSpan] {
    let whole = span.duration.microseconds
    let count = (whole + rule.longest.microseconds - 1) / rule.longest.microseconds
    func border(_ index: Int64) -> SessionTime {
      span.start + SessionDuration(microseconds: whole * index / max(count, 1))
    }
    return (0..<count).map { SessionSpan(border($0), border($0 + 1)) }
  }
}
