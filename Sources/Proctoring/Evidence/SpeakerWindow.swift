import SessionModel

/// What identifies a voice: a direction; alike voices point alike.
public struct Voiceprint: Hashable, Sendable {
  /// The direction, of length 1.
  public let values: [Float]

  /// Creates a voiceprint from a direction of any length; nil where it has none.
  public init?(_ values: [Float]) {
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length.isFinite, length > 1e-6 else { return nil }
    self.values = values.map { $0 / length }
  }

  /// The cosine of the angle between two voiceprints, −1…1.
  public func similarity(to other: Voiceprint) -> Double {
    Double(zip(values, other.values).reduce(Float(0)) { $0 + $1.0 * $1.1 })
  }

  /// The middle of several, each with its weight; nil where there is none.
  public static func mean(_ prints: [(print: Voiceprint, weight: Double)]) -> Voiceprint? {
    guard var sum = prints.first.map({ [Float](repeating: 0, count: $0.print.values.count) }) else {
      return nil
    }
    for (print, weight) in prints where print.values.count == sum.count {
      for index in sum.indices { sum[index] += print.values[index] * Float(weight) }
    }
    return Voiceprint(sum)
  }
}

/// How good the sound of a window is.
public struct SoundQuality: Hashable, Sendable {
  /// The level of the loudest tenth of the window, decibels below full scale (0 is the loudest that there is).
  public let levelDB: Double
  /// The level of its quietest tenth, likewise.
  public let backgroundDB: Double
  /// The share of the samples that are as loud as can be, 0…1.
  public let clippedShare: Double

  /// Creates the facts of a sound.
  public init(levelDB: Double, backgroundDB: Double, clippedShare: Double) {
    self.levelDB = levelDB
    self.backgroundDB = backgroundDB
    self.clippedShare = clippedShare
  }
}

/// One of the voices of a window, as they are told apart within it.
public struct LocalVoice: Hashable, Sendable {
  /// When it speaks, in order of time.
  public let turns: [SessionSpan]
  /// For how long it speaks alone.
  public let alone: SessionDuration
  /// What identifies it; nil where it speaks too little alone.
  public let print: Voiceprint?

  /// Creates a voice.
  public init(turns: [SessionSpan], alone: SessionDuration, print: Voiceprint?) {
    self.turns = turns
    self.alone = alone
    self.print = print
  }
}

/// What is heard in a window of sound: the voices and how good the sound is.
public struct SpeakerWindow: Hashable, Sendable {
  /// The most that a window lasts.
  public static let longest = SessionDuration(seconds: 10)
  /// So near to its end a window does not judge, if there is a next one.
  static let margin = SessionDuration(seconds: 2.5)

  /// From where to where.
  public let span: SessionSpan
  /// The voices that speak in it.
  public let voices: [LocalVoice]
  /// How good the sound is.
  public let quality: SoundQuality

  /// Creates a window.
  public init(_ span: SessionSpan, voices: [LocalVoice], quality: SoundQuality) {
    self.span = span
    self.voices = voices
    self.quality = quality
  }

  /// What each of the windows of a session judges: every moment is one window's, the one in which it lies farther
  /// from the borders.
  static func judged(in windows: [SpeakerWindow]) -> [SessionSpan] {
    var from = SessionTime.zero
    return windows.enumerated().map { index, window in
      let end = index == windows.count - 1 ? window.span.end : window.span.end - margin
      defer { from = max(from, end) }
      return SessionSpan(max(from, window.span.start), end)
    }
  }
}
