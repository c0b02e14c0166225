import Foundation

/// Turns the detector's highest score into the probability that a phone is there (Platt scaling).
struct PhoneCalibration {
  let slope: Double
  let intercept: Double

  /// Fitted to pasted phones, 5 to 25 % of the frame wide, on other props than those whose accuracy is reported:
  /// half of the samples with a phone, a quarter with a thing that resembles one, a quarter with neither.
  static let standard = PhoneCalibration(slope: 0.765, intercept: 0.961)

  /// 0…1, ascending with the score.
  func probability(ofScore score: Double) -> Double {
    let bounded = min(max(score, 1e-4), 1 - 1e-4)
    let logit = log(bounded / (1 - bounded))
    return 1 / (1 + exp(-(slope * logit + intercept)))
  }
}
