import ArgumentParser
import Foundation
import Perception
import Speech

/// What speaking costs, without a cache.
struct SpeakCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speak",
    abstract: "Speak each line of a file; print as JSON how long the first sound and all of it took.")

  @Argument(help: "A text file; each line is spoken by itself.")
  var file: String

  @Option(help: "A folder to write each line's sound into, as 1.wav, 2.wav, …")
  var output: String?

  @Option(help: "1 is the voice's own; 2 is twice as fast.")
  var speed = 1.0

  private struct Line: Encodable {
    let text: String
    let firstSoundSeconds, wallSeconds, cpuSeconds, spokenSeconds: Double
  }

  func run() async throws {
    let speaker = try PiperSpeaker(store: SpeechProbe.store(), speed: speed)
    for try await _ in speaker.speak("One, two, three.") {}
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let (began, cpuBegan) = (ContinuousClock.now, ProcessInfo.processInfo.cpuSeconds)
      var first: Duration?
      var samples: [Float] = []
      for try await sound in speaker.speak(String(line)) {
        first = first ?? (ContinuousClock.now - began)
        samples += sound.samples
      }
      let wall = ContinuousClock.now - began
      let measured = Line(
        text: String(line), firstSoundSeconds: (first ?? wall) / .seconds(1), wallSeconds: wall / .seconds(1),
        cpuSeconds: ProcessInfo.processInfo.cpuSeconds - cpuBegan,
        spokenSeconds: Double(samples.count) / Double(speaker.sampleRate))
      print(String(decoding: try JSONEncoder().encode(measured), as: UTF8.self))
      guard let output else { continue }
      let header = PCM16.waveHeader(sampleRate: speaker.sampleRate, sampleCount: samples.count)
      try Data(header + PCM16.bytes(samples)).write(
        to: URL(fileURLWithPath: output).appendingPathComponent("\(index + 1).wav"))
    }
  }
}
