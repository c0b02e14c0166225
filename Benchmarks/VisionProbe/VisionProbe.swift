import ArgumentParser
import Foundation
import Inference
import ModelCatalog
import Perception
import SessionModel
import Vision

@main
struct VisionProbe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vision-probe",
    abstract: "Measures what the vision models see and cost; a tool for calibration and benchmarks.",
    subcommands: [PoseCommand.self, FactsCommand.self, CostCommand.self])

  static func store() -> ModelStore {
    ModelStore(folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
  }
}

/// Pose of the face in each of many pictures.
struct PoseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pose", abstract: "Print a JSON line for each picture: its face, if one is found.")

  @Argument(help: "JPEG images.")
  var pictures: [String]

  private struct Line: Encodable {
    let file: String
    let face: FaceProbe.Measurement?
  }

  func run() throws {
    let store = VisionProbe.store()
    let probe = try FaceProbe(try InferenceEngine(store: store), store: store)
    for picture in pictures {
      let jpeg = [UInt8](try Data(contentsOf: URL(fileURLWithPath: picture)))
      let line = try JSONEncoder().encode(Line(file: picture, face: try probe.measure(jpeg)))
      print(String(decoding: line, as: UTF8.self))
    }
  }
}

/// Cost of a frame, taken in turns so that what else the machine does falls on all alike.
struct CostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Print the CPU time of a frame: bare models, decoding, and the whole of face sensing.")

  @Argument(help: "JPEG images in order of time: the frames of one stream.")
  var pictures: [String]

  @Option(help: "How often the frames are gone through.")
  var rounds = 3

  private struct Costs: Encodable {
    var frames = 0
    var decodeMs = 0.0
    var bareModelsMs = 0.0
    var faceSensingMs = 0.0
  }

  func run() async throws {
    let store = VisionProbe.store()
    let inference = try InferenceEngine(store: store)
    let probe = try FaceProbe(inference, store: store)
    let engine = try VisionEngine(inference, store: store)
    let frames = try pictures.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
    var costs = Costs()
    for round in 0...rounds {
      let sensor = try FaceSensor(engine)
      var sums = Costs()
      for (index, jpeg) in frames.enumerated() {
        let time = SessionTime(seconds: Double(index) / 5)
        sums.decodeMs += try Self.cpuMs { try probe.decode(jpeg) }
        sums.bareModelsMs += try Self.cpuMs { try probe.runBareModels() }
        let before = Self.cpuNow()
        _ = try await sensor.sense(VideoFrame(time: time, pixels: .jpeg(jpeg)))
        sums.faceSensingMs += Self.cpuNow() - before
      }
      guard round > 0 else { continue }  // The first round warms up.
      costs.frames += frames.count
      costs.decodeMs += sums.decodeMs
      costs.bareModelsMs += sums.bareModelsMs
      costs.faceSensingMs += sums.faceSensingMs
    }
    let count = Double(max(costs.frames, 1))
    costs.decodeMs /= count
    costs.bareModelsMs /= count
    costs.faceSensingMs /= count
    print(String(decoding: try JSONEncoder().encode(costs), as: UTF8.self))
  }

  private static func cpuMs(_ work: () throws -> Void) rethrows -> Double {
    let before = cpuNow()
    try work()
    return cpuNow() - before
  }

  private static func cpuNow() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
