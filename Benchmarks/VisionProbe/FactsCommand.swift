import ArgumentParser
import Foundation
import Inference
import Media
import Perception
import Proctoring
import Vision

/// What vision finds in each frame of a recording.
struct FactsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Print a JSON line for each frame: the faces, the person, the picture's quality, the phone.")

  @Argument(help: "The recording.")
  var file: String

  @Option(help: "The frames a second that are looked at.")
  var fps = 5.0

  @ArgumentParser.Flag(help: "Search every frame for phones too.")
  var phones = false

  private struct Line: Encodable {
    struct Face: Encodable {
      let track: Int
      let yaw, presence, left, top, right, bottom: Double
      let life: String
    }

    let time: Double
    let faces: [Face]
    let person, trunk: Double?
    let light, contrast, blur: Double
    let phone: Double?
  }

  func run() async throws {
    let store = VisionProbe.store()
    let engine = try VisionEngine(try InferenceEngine(store: store), store: store)
    let faces = try FaceSensor(engine)
    let phoneSensor = try PhoneSensor(engine)
    for try await frame in RecordingReader(try await Recording.open(file)).frames(perSecond: fps) {
      var phone: Double?
      if phones, case .measured(let probability) = try await phoneSensor.sense(frame) { phone = probability }
      let line = try JSONEncoder().encode(line(of: try await faces.sense(frame), phone: phone))
      print(String(decoding: line, as: UTF8.self))
    }
  }

  private func line(of facts: SceneFacts, phone: Double?) -> Line {
    func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
    return Line(
      time: rounded(facts.time.seconds),
      faces: facts.faces.map {
        Line.Face(
          track: $0.track, yaw: rounded($0.yawDegrees), presence: rounded($0.presence),
          left: rounded($0.box.left), top: rounded($0.box.top), right: rounded($0.box.right),
          bottom: rounded($0.box.bottom), life: $0.life.rawValue)
      },
      person: facts.personProbability.map(rounded), trunk: facts.unchangedTrunkShare.map(rounded),
      light: rounded(facts.quality.light), contrast: rounded(facts.quality.contrast),
      blur: rounded(facts.quality.blur), phone: phone.map(rounded))
  }
}
