import Interviewing
import Perception
import Proctoring
import SessionModel

/// Listens to one recording from beginning to end: who speaks when, and what is said.
///
/// Speech is transcribed beside the rest, in its order. The candidate's voice is known only at the end, unless
/// a stretch to enrol it from is given; so voices are told apart first and judged then.
struct Listener {
  static let leastEnrolment = SessionDuration(seconds: 2)
  /// A voice is told of only when it pauses: its sound must still be there then. Its sensor looks for a pause
  /// from 20 s on, and hardly ever finds none for so long.
  private static let longestVoice = SessionDuration(seconds: 60)

  private let sensors: HearingSensors
  private let hints: HearingHints
  /// When the interviewer is heard, whose voice is known.
  private let known: [SessionSpan]
  private(set) var buffer = SoundBuffer()
  private var batcher: SpeechBatcher
  private var scribe: Scribe
  private var windows: [SpeakerWindow] = []
  private var enrolment: Enrolment?

  init(_ sensors: HearingSensors, hints: HearingHints) {
    self.sensors = sensors
    self.hints = hints
    known = VoiceInterpreter.audible(hints.interviewer)
    batcher = SpeechBatcher(excluding: hints.interviewer)
    scribe = Scribe(sensors.transcriber)
    enrolment = hints.enrolment.map(Enrolment.init)
  }

  /// Listens to the end of the sound.
  mutating func listen(to sound: AsyncThrowingStream<AudioBlock, any Error>) async throws -> HeardFacts {
    do {
      for try await block in sound {
        try Task.checkCancellation()
        buffer.append(block)
        try await take(voices: try await sensors.voice.sense(block))
        try await takeWindows(isLast: false)
        forget()
      }
      try Task.checkCancellation()
      try await take(voices: try await sensors.voice.finish())
      try await takeWindows(isLast: true)
      for batch in batcher.finish() { try await scribe.write(batch, from: buffer) }
      return try await facts()
    } catch {
      await scribe.abandon()
      throw error
    }
  }

  private mutating func take(voices: [SessionSpan]) async throws {
    for voice in voices {
      enrolment?.take(voice, from: buffer)
      for batch in batcher.take(voice) { try await scribe.write(batch, from: buffer) }
    }
    for batch in batcher.advance(to: buffer.end) { try await scribe.write(batch, from: buffer) }
  }

  private var nextWindow: SessionTime {
    windows.last.map { $0.span.start + VoiceInterpreter.hop } ?? .zero
  }

  /// Hears every window whose sound is there; at the end also the last one that there is.
  private mutating func takeWindows(isLast: Bool) async throws {
    while buffer.end >= nextWindow + SpeakerWindow.longest {
      try await hear(SessionSpan(nextWindow, nextWindow + SpeakerWindow.longest))
    }
    let heardUntil = windows.last?.span.end ?? .zero
    guard isLast, buffer.end > heardUntil else { return }
    try await hear(SessionSpan(max(buffer.end - SpeakerWindow.longest, .zero), buffer.end))
  }

  private mutating func hear(_ span: SessionSpan) async throws {
    windows.append(try await sensors.speakers.sense(buffer.part(span), excluding: known))
  }

  private mutating func forget() {
    let needed = [batcher.earliest, nextWindow - VoiceInterpreter.hop, buffer.end - Self.longestVoice]
      .compactMap(\.self).min()
    if let needed { buffer.forget(before: needed) }
  }

  private mutating func facts() async throws -> HeardFacts {
    let candidate = try await candidateVoice()
    var interpreter = VoiceInterpreter(candidate: candidate, interviewer: hints.interviewer)
    let last = windows.count - 1
    let moments = windows.enumerated().flatMap { interpreter.interpret($1, isLast: $0 == last) }
    let voices = HeardVoices(moments)
    let transcript = try await scribe.finish().finished(language: await sensors.transcriber.language) {
      voices.speaker(in: $0)
    }
    return HeardFacts(
      transcript: transcript, moments: moments, windows: windows, candidate: candidate, end: buffer.end,
      speakerModels: sensors.speakers.models,
      transcriptModels: sensors.voice.models + sensors.transcriber.models)
  }

  private func candidateVoice() async throws -> CandidateVoice? {
    guard let enrolment else {
      return CandidateVoice.dominant(in: windows, excluding: hints.interviewer)
    }
    let print =
      enrolment.length < Self.leastEnrolment
      ? nil : try await sensors.speakers.voiceprint(of: AudioBlock(at: .zero, enrolment.samples))
    guard let print else {
      throw HearingError.enrolmentWithoutSpeech(
        from: enrolment.span.start.seconds, to: enrolment.span.end.seconds,
        found: (enrolment.length.seconds * 10).rounded(.down) / 10)
    }
    return .enrolled(print, from: enrolment.span, in: windows, excluding: hints.interviewer)
  }
}

/// The speech of the stretch that a voice is enrolled from.
private struct Enrolment {
  let span: SessionSpan
  private(set) var samples: [Float] = []

  init(_ span: SessionSpan) { self.span = span }

  var length: SessionDuration { AudioBlock.duration(ofSamples: samples.count) }

  mutating func take(_ voice: SessionSpan, from buffer: SoundBuffer) {
    guard let heard = voice.intersection(span) else { return }
    samples += buffer.part(heard).samples
  }
}

/// Has batches transcribed one after the other, while others go on.
private struct Scribe {
  /// So many batches may wait.
  private static let most = 2

  private let transcriber: any Transcribing
  private var writer = TranscriptWriter()
  private var waiting: [(batch: SpeechBatch, heard: Task<[HeardPhrase], any Error>)] = []

  init(_ transcriber: any Transcribing) { self.transcriber = transcriber }

  mutating func write(_ batch: SpeechBatch, from buffer: SoundBuffer) async throws {
    while waiting.count >= Self.most { try await takeNext() }
    // The quiet around the last words may reach beyond the end of the sound.
    let parts = batch.pieces.map(buffer.part).filter { !$0.samples.isEmpty }
    guard !parts.isEmpty else { return }
    let samples = parts.flatMap(\.samples)
    let before = waiting.last?.heard
    let heard = Task { [transcriber] in
      _ = try await before?.value
      return try await transcriber.transcribe(samples)
    }
    waiting.append((SpeechBatch(parts.map(\.span)), heard))
  }

  mutating func finish() async throws -> TranscriptWriter {
    while !waiting.isEmpty { try await takeNext() }
    return writer
  }

  /// Waits for the end of all; their outcome is no longer wanted.
  func abandon() async {
    waiting.forEach { $0.heard.cancel() }
    for one in waiting { _ = await one.heard.result }
  }

  private mutating func takeNext() async throws {
    let (batch, heard) = waiting[0]
    let phrases = try await withTaskCancellationHandler {
      try await heard.value
    } onCancel: {
      heard.cancel()
    }
    waiting.removeFirst()
    writer.take(phrases, of: batch)
  }
}
