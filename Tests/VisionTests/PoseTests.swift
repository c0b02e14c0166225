import Foundation
import ModelCatalog
import TestSupport
import Testing

@testable import Vision

private let models = ModelStore(
  folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
private let geometry = try? models.verifiedFile(named: "face-geometry")

@Suite(
  "Pose from the canonical face", .enabled(if: geometry != nil, "the model face-geometry is not in the cache")
)
struct PoseTests {
  private let file: URL
  private let face: CanonicalFace

  init() throws {
    file = try #require(geometry)
    face = try CanonicalFace(contentsOf: file)
  }

  @Test("The canonical face has MediaPipe's 33 weighted points, left and right in balance")
  func canonical() throws {
    #expect(face.anchors.count == 33)
    #expect(face.anchors.allSatisfy { $0.weight > 0 && $0.weight < 1 })
    #expect(Set(face.anchors.map(\.index)).count == 33)
    // The nose's bridge (6) lies on the middle; the outer corners of the eyes (33, 263) mirror each other.
    let byIndex = Dictionary(uniqueKeysWithValues: face.anchors.map { ($0.index, $0.position) })
    let (right, left) = (try #require(byIndex[33]), try #require(byIndex[263]))
    #expect(abs(try #require(byIndex[6]).x) < 1e-4)
    #expect(right.x < -3 && abs(right.x + left.x) < 1e-3 && abs(right.y - left.y) < 1e-3)
  }

  @Test("A canonical face that is cut off or is something else is refused", arguments: [0.0, 0.01, 0.3, 0.9])
  func truncated(share: Double) throws {
    let folder = try TemporaryFolder()
    #expect(throws: (any Error).self) {
      try CanonicalFace(contentsOf: try folder.truncated(file, to: share, as: "torn"))
    }
  }

  @Test("Noise is no canonical face", arguments: [1 as UInt64, 2, 3, 4, 5, 6, 7, 8])
  func noise(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var random = Seeded(seed)
    let bytes = Data((0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) })
    #expect(throws: (any Error).self) { try CanonicalFace(contentsOf: folder.write(bytes, to: "noise")) }
    #expect(throws: (any Error).self) { try CanonicalFace(contentsOf: folder.file("missing")) }
  }

  @Test(
    "Each angle has its sign",
    arguments: [
      HeadPose(yaw: 0, pitch: 0, roll: 0), HeadPose(yaw: 40, pitch: 0, roll: 0),
      HeadPose(yaw: -40, pitch: 0, roll: 0),
      HeadPose(yaw: 0, pitch: 20, roll: 0), HeadPose(yaw: 0, pitch: -20, roll: 0),
      HeadPose(yaw: 0, pitch: 0, roll: 30), HeadPose(yaw: 0, pitch: 0, roll: -30),
      HeadPose(yaw: 89, pitch: 0, roll: 0), HeadPose(yaw: -35, pitch: 15, roll: 25),
    ])
  func signs(pose: HeadPose) { expectSolved(pose, scale: 10, x: 320, y: 240) }

  @Test(
    "The nose of a positive yaw points right in the picture, of a positive pitch down, a positive roll clockwise"
  )
  func meaning() {
    let nose = SIMD3(0.0, 0, 1)
    #expect(rotated(nose, HeadPose(yaw: 30, pitch: 0, roll: 0)).x > 0.4)
    #expect(rotated(nose, HeadPose(yaw: 0, pitch: 30, roll: 0)).y < -0.4)
    #expect(rotated(SIMD3(0, 1, 0), HeadPose(yaw: 0, pitch: 0, roll: 30)).x > 0.4)
  }

  @Test(
    "Any pose is solved exactly, wherever and however large the face is",
    arguments: 1...200 as ClosedRange<UInt64>)
  func anyPose(seed: UInt64) {
    var random = Seeded(seed)
    let pose = HeadPose(
      yaw: .random(in: -85...85, using: &random), pitch: .random(in: -60...60, using: &random),
      roll: .random(in: -170...170, using: &random))
    expectSolved(
      pose, scale: .random(in: 0.5...60, using: &random), x: .random(in: -500...4_000, using: &random),
      y: .random(in: -500...4_000, using: &random), "seed \(seed)")
  }

  private func expectSolved(_ pose: HeadPose, scale: Double, x: Double, y: Double, _ note: Comment? = nil) {
    var points = [MeshPoint](repeating: MeshPoint(x: 0, y: 0, z: 0), count: 478)
    for anchor in face.anchors {
      let at = rotated(anchor.position, pose) * scale
      points[anchor.index] = MeshPoint(x: Float(x + at.x), y: Float(y - at.y), z: Float(-at.z))
    }
    let solved = PoseSolver(face).solve(points)
    #expect(abs(solved.yaw - pose.yaw) < 0.05, note)
    #expect(abs(solved.pitch - pose.pitch) < 0.05, note)
    #expect(abs(solved.roll - pose.roll) < 0.05, note)
  }

  /// Tilts, then nods, then turns; x right, y up, z to the viewer.
  private func rotated(_ point: SIMD3<Double>, _ pose: HeadPose) -> SIMD3<Double> {
    let radians = Double.pi / 180
    func turn(_ a: Double, _ b: Double, by degrees: Double) -> (Double, Double) {
      let (sine, cosine) = (sin(degrees * radians), cos(degrees * radians))
      return (a * cosine - b * sine, a * sine + b * cosine)
    }
    var at = point
    (at.x, at.y) = turn(at.x, at.y, by: -pose.roll)
    (at.y, at.z) = turn(at.y, at.z, by: pose.pitch)
    (at.z, at.x) = turn(at.z, at.x, by: pose.yaw)
    return at
  }
}
