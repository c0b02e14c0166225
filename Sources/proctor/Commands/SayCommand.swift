import ArgumentParser
import Foundation
import ModelCatalog
import Perception
import Speech

struct SayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "say", abstract: "Speak a text with the interviewer's voice.",
    discussion: """
      Writes a WAVE file (22,050 samples a second, 16 bits, one channel), sentence by sentence while the next is \
      made. English only. Sentences that were spoken before are taken from the cache.
        proctor say "Tell me about your last project." --output question.wav
        proctor say - <questions.txt | ffplay -nodisp -autoexit -
      """)

  @Argument(help: "The text, up to \(SpokenText.longest) characters; - reads it from standard input.")
  var text: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write the sound; an existing file is replaced when all is spoken. (default: standard output, "
        + "unless that is a terminal)", valueName: "file"), completion: .file(extensions: ["wav"]))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How fast, from \(PiperSpeaker.speeds.lowerBound) to \(PiperSpeaker.speeds.upperBound); 1 is usual.",
      valueName: "number"))
  var speed = 1.0

  @ArgumentParser.Flag(help: "Neither use nor fill the cache of spoken sentences.")
  var noCache = false

  @OptionGroup var models: ModelFolderOptions

  @ArgumentParser.Flag(help: "Fail where the voice is missing instead of fetching it.")
  var noFetch = false

  func validate() throws {
    guard PiperSpeaker.speeds.contains(speed) else {
      throw ValidationError("--speed is \(speed); it must be from 0.5 to 2")
    }
    if output == nil, isatty(STDOUT_FILENO) == 1 {
      throw ValidationError(
        "sound is not written to a terminal; give --output FILE, or pipe it into a player")
    }
  }

  func run() async throws {
    let text = try text == "-" ? Self.standardInput() : text
    _ = try SpokenText(text)
    let speaker = try await loadVoice()
    let began = ContinuousClock.now
    let sink = try WaveSink(output.map { URL(fileURLWithPath: $0) }, sampleRate: speaker.sampleRate)
    var first: Duration?
    for try await sound in speaker.speak(text) {
      first = first ?? (ContinuousClock.now - began)
      try sink.append(sound.samples)
    }
    try Task.checkCancellation()
    let seconds = try sink.finish()
    guard let first else { throw SpeechError.notSpoken(why: "there is no word in it that the voice knows") }
    StandardError.write(
      String(
        format: "%.1f s of speech in %.2f s, the first sound after %.2f s\n", seconds,
        (ContinuousClock.now - began).inSeconds, first.inSeconds))
  }

  private func loadVoice() async throws -> PiperSpeaker {
    let environment = ProcessInfo.processInfo.environment
    let cache =
      noCache
      ? nil : SoundCache(ModelStore.cacheFolder(environment: environment).appendingPathComponent("spoken"))
    do {
      return try PiperSpeaker(store: models.store, speed: speed, cache: cache)
    } catch ModelError.missing(let name, _) where !noFetch {
      StandardError.write("proctor: fetching the voice, since \(name) is missing\n")
      try await models.store.fetch([name])
      return try PiperSpeaker(store: models.store, speed: speed, cache: cache)
    }
  }

  /// Reads a little more than can be spoken, so that too long a text is told as such.
  private static func standardInput() throws -> String {
    let most = SpokenText.longest * 4 + 4
    let content = try FileHandle.standardInput.read(upToCount: most) ?? Data()
    guard content.count < most, let text = String(data: content, encoding: .utf8) else {
      throw SpeechError.notSpoken(
        why: "standard input holds more than \(SpokenText.longest) characters, or no UTF-8 text")
    }
    return text
  }
}
