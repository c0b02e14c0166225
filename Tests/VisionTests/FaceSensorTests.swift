import Foundation
import Inference
import ModelCatalog
import Perception
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import Vision

private let models = ModelStore(
  folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
private let areModelsThere = models.manifest.models.allSatisfy { (try? models.verify($0)) != nil }

@Suite("Sensing with the real models", .enabled(if: areModelsThere, "the models are not in the cache"))
struct FaceSensorTests {
  /// Loaded once: loading takes longer than all that is done with it.
  private static let engine = Result { try VisionEngine(try InferenceEngine(store: models), store: models) }

  private func faces() throws -> FaceSensor { try FaceSensor(try Self.engine.get()) }

  private func frame(_ picture: RGBPicture, at seconds: Double = 0) -> VideoFrame {
    VideoFrame(time: SessionTime(seconds: seconds), pixels: .rgb(picture))
  }

  @Test("An empty grey picture shows nobody, and cannot be read")
  func emptyGrey() async throws {
    let grey = try picture(640, 480) { _, _ in (128, 128, 128) }
    let scene = try await faces().sense(frame(grey))
    #expect(scene.faces.isEmpty)
    #expect((scene.personProbability ?? 1) < 0.3)
    #expect(scene.quality.unreadable(SensingLimits()) == .blurred)
    let phone = try await PhoneSensor(try Self.engine.get()).sense(frame(grey))
    #expect(phone == .cannotTell(.blurred))
  }

  @Test(
    "The smallest and the oddest pictures are sensed without harm",
    arguments: [(1, 1), (1, 500), (500, 1), (3, 2), (181, 360)])
  func oddSizes(width: Int, height: Int) async throws {
    let scene = try await faces().sense(frame(try noise(width, height, seed: 9)))
    #expect(scene.faces.isEmpty)
  }

  @Test("A frame that is no JPEG image is an error, and the sensor stays usable")
  func badFrame() async throws {
    let sensor = try faces()
    await #expect(throws: PictureError.self) {
      try await sensor.sense(VideoFrame(time: .zero, pixels: .jpeg([1, 2, 3])))
    }
    let good = VideoFrame(time: SessionTime(seconds: 1), pixels: .jpeg(JPEGSample.baseline.bytes))
    #expect(try await sensor.sense(good).time == SessionTime(seconds: 1))
  }

  @Test("Results name the models that they rest on")
  func identities() throws {
    let names = Set(try faces().models.map(\.name))
    #expect(names.isSubset(of: Set(models.manifest.models.map(\.name))) && names.contains("face-geometry"))
    #expect(try PhoneSensor(try Self.engine.get()).models.map(\.name) == [ObjectDetector.modelName])
  }

  @Test(
    "A frontal photo shows one face that looks into the camera; its mirror image looks the other way",
    .enabled(
      if: Availability.astronaut != nil && Availability.hasFFmpeg,
      "the photo is not among the cache's materials"))
  func photo() async throws {
    let photo = try #require(Availability.astronaut)
    let scene = try await faces().sense(frame(try await pixels(of: photo, filter: "null")))
    let face = try #require(scene.faces.first)
    #expect(scene.faces.count == 1)
    #expect(
      face.presence > 0.9 && abs(face.yawDegrees) < 30 && abs(face.pitchDegrees) < 30
        && abs(face.rollDegrees) < 30)
    #expect((0.3...0.6).contains(face.box.centre.x) && (0.05...0.4).contains(face.box.centre.y))
    #expect(scene.quality.unreadable(SensingLimits()) == nil)

    let mirrored = try await faces().sense(frame(try await pixels(of: photo, filter: "hflip")))
    let other = try #require(mirrored.faces.first)
    #expect(abs(other.yawDegrees + face.yawDegrees) < 4 && abs(other.rollDegrees + face.rollDegrees) < 4)
    #expect(abs(other.box.centre.x + face.box.centre.x - 1) < 0.02)

    let turned = try await faces().sense(frame(try await pixels(of: photo, filter: "rotate=20*PI/180")))
    let tilted = try #require(turned.faces.first)
    #expect(abs(tilted.rollDegrees - face.rollDegrees - 20) < 4, "a clockwise turn is a positive roll")
  }

  @Test(
    "A photo that does not move is one face with one number, and a picture in the end",
    .enabled(
      if: Availability.astronaut != nil && Availability.hasFFmpeg,
      "the photo is not among the cache's materials"))
  func stillPhoto() async throws {
    let still = try await pixels(of: try #require(Availability.astronaut), filter: "null")
    let sensor = try faces()
    var lives: [FaceSighting.Life] = []
    for second in 0...10 {
      let scene = try await sensor.sense(frame(still, at: Double(second)))
      #expect(scene.faces.map(\.track) == [1])
      lives += scene.faces.map(\.life)
    }
    #expect(lives.first == .unsure && lives.last == .picture && !lives.contains(.living))
  }

  /// A photo's pixels, 512 × 512.
  private func pixels(of photo: URL, filter: String) async throws -> RGBPicture {
    let folder = try TemporaryFolder()
    let raw = try await FixtureRecording(in: folder).make(
      "raw.rgb", ["-i", photo.path, "-vf", "scale=512:512,\(filter)", "-pix_fmt", "rgb24", "-f", "rawvideo"])
    return try #require(RGBPicture(width: 512, height: 512, bytes: [UInt8](try Data(contentsOf: raw))))
  }
}
