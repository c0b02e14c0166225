import Analysis
import ArgumentParser
import Foundation
import Inference
import Interviewing
import Media
import Perception
import PolicyFiles
import Proctoring
import SessionModel
import Speech

/// What is heard in each of many recordings, judged as `proctor analyze` does.
struct ListenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listen",
    abstract: "Print a JSON line for each recording: transcript, flags of other voices, voices by window.")

  @Argument(
    help: ArgumentHelp(
      "Recordings, or lists of them (@FILE): a recording on each line, then tabs and FROM-TO spans of "
        + "the interviewer's speech."))
  var files: [String]

  @OptionGroup var whisper: WhisperOptions

  @ArgumentParser.Flag(help: "Tell voices apart without transcribing.")
  var noTranscript = false

  private struct Line: Encodable {
    struct Voice: Encodable {
      let turns: [[Double]]
      let alone: Double
      let similarity: Double?
      let print: [Float]?
    }

    struct Window: Encodable {
      let start, end, level, background, clipped: Double
      let voices: [Voice]
    }

    struct Segment: Encodable {
      let start, end, confidence: Double
      let text, speaker: String
    }

    struct FlagSpan: Encodable {
      let severity: String
      let start, end: Double
    }

    let file: String
    let seconds, cpuSeconds: Double
    let coverage: Double
    let flags: [FlagSpan]
    let segments: [Segment]
    let refused: Int
    let windows: [Window]
  }

  @ArgumentParser.Flag(help: "Print voiceprints too.")
  var prints = false

  func run() async throws {
    let store = SpeechProbe.store()
    let engine = try InferenceEngine(store: store)
    let speakers = try SpeakerEngine(engine, store: store)
    let model = noTranscript ? nil : try WhisperModel(engine, store: store, settings: try whisper.settings())
    let policy = try PolicyDocument.builtIn(version: "1.0")
    for (file, interviewer) in try recordings() {
      let began = ProcessInfo.processInfo.cpuSeconds
      let transcriber: any Transcribing = try model.map { try WhisperTranscriber($0) } ?? Deaf()
      let sensors = HearingSensors(
        voice: try VoiceSensor(store: store), speakers: try SpeakerSensor(speakers), transcriber: transcriber)
      let media = RecordingReader(try await Recording.open(file))
      let facts = try await RecordingListener(
        media: media, sensors: sensors, hints: HearingHints(interviewer: interviewer)
      ).run()
      guard let facts else { throw ValidationError("\(file) has no sound") }
      var replay = ObservationReplay(policy: policy)
      for moment in facts.moments { _ = replay.take(moment) }
      let outcome = replay.finished(at: facts.end)
      var coverage = CoverageMeter(hold: policy.timing.hold)
      for moment in facts.moments {
        if let sensed = moment.sensed[.multiSpeaker] { coverage.observe(sensed, at: moment.time) }
      }
      coverage.finish(at: facts.end)
      let line = line(
        file, facts, outcome.flags, cpu: ProcessInfo.processInfo.cpuSeconds - began,
        coverage: coverage.share(of: SessionSpan(.zero, facts.end)))
      print(String(decoding: try JSONEncoder().encode(line), as: UTF8.self))
    }
  }

  private func line(
    _ file: String, _ facts: HeardFacts, _ flags: [Proctoring.Flag], cpu: Double, coverage: Double
  ) -> Line {
    Line(
      file: file, seconds: facts.end.seconds, cpuSeconds: cpu, coverage: coverage,
      flags: flags.map {
        .init(severity: $0.severity.rawValue, start: $0.start.seconds, end: $0.end.seconds)
      },
      segments: facts.transcript.segments.map {
        .init(
          start: $0.span.start.seconds, end: $0.span.end.seconds, confidence: $0.confidence, text: $0.text,
          speaker: $0.speaker.rawValue)
      }, refused: facts.transcript.refused,
      windows: facts.windows.map { window in
        .init(
          start: window.span.start.seconds, end: window.span.end.seconds, level: window.quality.levelDB,
          background: window.quality.backgroundDB, clipped: window.quality.clippedShare,
          voices: window.voices.map { voice in
            .init(
              turns: voice.turns.map { [$0.start.seconds, $0.end.seconds] }, alone: voice.alone.seconds,
              similarity: facts.candidate.flatMap { candidate in
                voice.print.map { $0.similarity(to: candidate.print) }
              }, print: prints ? voice.print?.values : nil)
          })
      })
  }

  private func recordings() throws -> [(file: String, interviewer: [SessionSpan])] {
    try files.flatMap { file -> [(file: String, interviewer: [SessionSpan])] in
      guard file.hasPrefix("@") else { return [(file, [])] }
      let lines = try String(contentsOfFile: String(file.dropFirst()), encoding: .utf8)
      return lines.split(separator: "\n").map { line in
        let fields = line.split(separator: "\t").map(String.init)
        return (fields[0], fields.dropFirst().compactMap(SessionSpan.init(parsing:)))
      }
    }
  }
}

/// Transcribes nothing, where only voices are told apart.
private struct Deaf: Transcribing {
  let models: [ModelIdentity] = []
  let language: String? = nil

  func transcribe(_ samples: [Float]) async throws -> [HeardPhrase] { [] }
}

extension ProcessInfo {
  /// The CPU time that this process has used, in seconds.
  var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
