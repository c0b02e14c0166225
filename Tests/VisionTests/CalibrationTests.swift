import Foundation
import Testing

@testable import Vision

@Suite("From what is measured to degrees and probabilities")
struct CalibrationTests {
  /// A mesh whose nose stands out by a ratio, the face tilted clockwise by an angle.
  private func offset(_ ratio: Double, tilt: Double = 0, size: Double = 100) -> NoseOffset {
    var points = [MeshPoint](repeating: MeshPoint(x: 0, y: 0, z: 0), count: 478)
    let places = [(1, ratio, 0.2), (234, -1, 0), (454, 1, 0), (33, -0.5, -0.4), (263, 0.5, -0.4)]
    for (index, x, y) in places {
      points[index] = MeshPoint(
        x: Float((x * cos(tilt) - y * sin(tilt)) * size + 300),
        y: Float((x * sin(tilt) + y * cos(tilt)) * size + 200), z: 0)
    }
    return NoseOffset(points)
  }

  private let ratios = stride(from: 0.0, through: 6, by: 0.01).map { $0 }

  @Test(
    "The nose's offset is measured along the line of the eyes, whatever the size",
    arguments: [-1.2, -0.3, 0, 0.5, 1.5])
  func noseOffset(tilt: Double) {
    for (ratio, size) in [(0, 50), (0.4, 100), (-0.9, 300), (1.5, 20)] as [(Double, Double)] {
      #expect(abs(offset(ratio, tilt: tilt, size: size).ratio - ratio) < 1e-3)
    }
  }

  @Test("A mesh of one point has an offset, too")
  func noFace() {
    let points = [MeshPoint](repeating: MeshPoint(x: 5, y: 5, z: 0), count: 478)
    #expect(YawCalibration.standard(NoseOffset(points)).isFinite)
  }

  @Test("A calibrated yaw is odd, grows with the offset, and stays within 90 degrees")
  func yaw() {
    let calibration = YawCalibration.standard
    #expect(abs(calibration(offset(0))) < 0.01)
    for ratio in ratios { #expect(abs(calibration(offset(ratio)) + calibration(offset(-ratio))) < 0.01) }
    for (less, more) in zip(ratios, ratios.dropFirst()) {
      let (lower, upper) = (calibration(offset(less)), calibration(offset(more)))
      #expect(lower <= upper && upper <= 90)
      if more < 2 { #expect(lower < upper, "\(more)") }
    }
  }

  @Test("Between its points a calibration is straight; beyond the last one it goes on")
  func yawBetween() {
    let calibration = YawCalibration(points: [(0, 0), (0.5, 30), (1, 50)])
    for (ratio, degrees) in [(0.25, 15), (0.75, 40), (-0.75, -40), (1, 50), (1.25, 60), (9, 90)]
      as [(Double, Double)]
    {
      #expect(abs(calibration(offset(ratio)) - degrees) < 0.01)
    }
  }

  @Test("The probability of a phone grows with the score, from nearly none to nearly certain")
  func phone() {
    let scores = stride(from: -0.5, through: 1.5, by: 0.01).map { $0 }
    let probabilities = scores.map(PhoneCalibration.standard.probability)
    #expect(probabilities == probabilities.sorted())
    #expect((probabilities.first ?? 1) < 0.05 && (probabilities.last ?? 0) > 0.95)
    #expect(probabilities.allSatisfy { (0...1).contains($0) })
  }
}
