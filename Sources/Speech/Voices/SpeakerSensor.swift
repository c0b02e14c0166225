import Foundation
import Inference
import Perception
import Proctoring
import SessionModel

/// Tells the voices of one stream apart: cuts its speech into stretches that overlap and identifies each.
///
/// Sendable because everything below is touched on `thread` alone.
public final class SpeakerSensor: SpeakerSensing, @unchecked Sendable {
  /// Less sound than this does not identify a voice.
  private static let leastForPrint = AudioBlock.sampleRate * 6 / 10
  /// More than this adds nothing.
  private static let mostForPrint = AudioBlock.sampleRate * 6
  /// How much speech a stretch has.
  private static let stretch = AudioBlock.sampleRate * 16 / 10
  /// How far the beginnings of two stretches are apart.
  private static let step = AudioBlock.sampleRate * 4 / 10
  /// The beginning of a window that the one before it judges, as far as no stretch behind it needs it.
  private static let judgedBefore = AudioBlock.sampleRate * 12 / 10
  /// Fainter speech, in decibels below full scale, does not identify a voice.
  private static let leastLevelDB = -60.0

  private let thread = WorkerThread(label: "proctor.speech.speakers")
  private let engine: SpeakerEngine
  private let turns: SpeakerTurns

  /// The models that it rests on.
  public var models: [ModelIdentity] { engine.identities }

  /// Creates the sensor of one stream.
  public init(_ engine: SpeakerEngine) throws {
    self.engine = engine
    turns = try SpeakerTurns(engine.segmentation)
  }

  /// The voices of one window.
  public func sense(_ window: AudioBlock, excluding excluded: [SessionSpan]) async throws -> SpeakerWindow {
    try await thread.run { try self.listen(to: window, excluding: excluded) }
  }

  /// What identifies the voice of a stretch.
  public func voiceprint(of speech: AudioBlock) async throws -> Voiceprint? {
    try await thread.run { self.print(of: speech.samples) }
  }

  private func listen(to window: AudioBlock, excluding excluded: [SessionSpan]) throws -> SpeakerWindow {
    let turns = try turns.find(in: window.samples).without(samples(of: excluded, in: window))
    let isFull = window.samples.count == SpeakerTurns.windowSamples
    let from = window.start > .zero && isFull ? Self.judgedBefore : 0
    let alone = turns.alone.map { $0.clamped(to: from..<max(from, $0.upperBound)) }.filter { !$0.isEmpty }
    let together = turns.together.map {
      LocalVoice(turns: [span(of: $0, in: window)], alone: .zero, print: nil)
    }
    return SpeakerWindow(
      window.span, voices: stretches(of: alone, in: window) + together, quality: SoundQuality(window.samples))
  }

  /// The speech of one voice at a time, as stretches: each stands for what lies nearest to its middle.
  private func stretches(of alone: [Range<Int>], in window: AudioBlock) -> [LocalVoice] {
    let speech = alone.flatMap { window.samples[$0] }
    guard !speech.isEmpty else { return [] }
    let count = max(1, (speech.count - Self.stretch) / Self.step + 1)
    return (0..<count).map { index in
      let start = index * Self.step
      let rests = Array(speech[start..<min(start + Self.stretch, speech.count)])
      let from = index == 0 ? 0 : start + (Self.stretch - Self.step) / 2
      let to = index == count - 1 ? speech.count : start + (Self.stretch + Self.step) / 2
      return LocalVoice(
        turns: pieces(of: alone, from..<to).map { span(of: $0, in: window) },
        alone: AudioBlock.duration(ofSamples: rests.count), print: print(of: rests))
    }
  }

  /// Where in the window a part of its speech lies.
  private func pieces(of alone: [Range<Int>], _ part: Range<Int>) -> [Range<Int>] {
    var place = 0
    return alone.compactMap { run in
      defer { place += run.count }
      let low = run.lowerBound + max(part.lowerBound - place, 0)
      let high = run.lowerBound + min(part.upperBound - place, run.count)
      return low < high ? low..<high : nil
    }
  }

  private func print(of samples: [Float]) -> Voiceprint? {
    guard samples.count >= Self.leastForPrint, level(of: samples) >= Self.leastLevelDB else { return nil }
    return engine.direction(of: Array(samples.prefix(Self.mostForPrint))).flatMap(Voiceprint.init)
  }

  private func level(of samples: [Float]) -> Double {
    let power = samples.reduce(Float(0)) { $0 + $1 * $1 } / Float(max(samples.count, 1))
    return 10 * log10(max(Double(power), 1e-12))
  }

  private func samples(of spans: [SessionSpan], in window: AudioBlock) -> [Range<Int>] {
    spans.compactMap { $0.intersection(window.span) }.map { span in
      let from = AudioBlock.samples(in: span.start - window.start)
      return from..<max(from, AudioBlock.samples(in: span.end - window.start))
    }
  }

  private func span(of samples: Range<Int>, in window: AudioBlock) -> SessionSpan {
    SessionSpan(
      window.start + AudioBlock.duration(ofSamples: samples.lowerBound),
      window.start + AudioBlock.duration(ofSamples: samples.upperBound))
  }
}

extension SoundQuality {
  /// Measures a stretch of sound in pieces of 50 ms.
  init(_ samples: [Float]) {
    let piece = AudioBlock.sampleRate / 20
    let mean = samples.isEmpty ? 0 : samples.reduce(0, +) / Float(samples.count)
    let levels = stride(from: 0, to: samples.count - piece + 1, by: piece).map { start in
      let power = samples[start..<(start + piece)].reduce(Float(0)) { $0 + ($1 - mean) * ($1 - mean) }
      return 10 * log10(max(Double(power) / Double(piece), 1e-12))
    }.sorted()
    let clipped = samples.count { abs($0) >= 0.985 }
    self.init(
      levelDB: levels.isEmpty ? -120 : levels[levels.count * 9 / 10],
      backgroundDB: levels.isEmpty ? -120 : levels[levels.count / 10],
      clippedShare: samples.isEmpty ? 0 : Double(clipped) / Double(samples.count))
  }
}
