import Analysis
import Perception
import Proctoring
import SessionModel
import TestSupport

/// What the camera of a scripted recording shows at one time.
enum Shown {
  case candidate(yaw: Double)
  case cutOffCandidate
  case emptyChair
  case darkness

  func facts(at time: SessionTime) -> SceneFacts {
    switch self {
    case .candidate(let yaw): scene(time, face(yaw: yaw, left: 0.3))
    case .cutOffCandidate: scene(time, face(yaw: 0, left: -0.2))
    case .emptyChair: scene(time, nil)
    case .darkness: scene(time, nil, light: 0.01)
    }
  }

  private func scene(_ time: SessionTime, _ face: FaceSighting?, light: Double = 0.5) -> SceneFacts {
    SceneFacts(
      time: time, faces: face.map { [$0] } ?? [], personProbability: face == nil ? 0.05 : nil,
      quality: PictureQuality(light: light, contrast: 0.2, blur: 0.2))
  }

  private func face(yaw: Double, left: Double) -> FaceSighting {
    FaceSighting(
      track: 1, box: UnitBox(left: left, top: 0.2, right: left + 0.4, bottom: 0.7), yawDegrees: yaw,
      pitchDegrees: 0, rollDegrees: 0, presence: 0.99, life: .living)
  }
}

/// Frame times from 0 up to, not including, `end`.
func times(to end: Double, perSecond: Double = 5) -> [Double] {
  (0..<Int((end * perSecond).rounded())).map { Double($0) / perSecond }
}

/// Looks at a candidate who faces the camera, but for what the script says.
func faces(_ script: @escaping @Sendable (Double) -> Shown = { _ in .candidate(yaw: 0) }) -> ScriptedFaces {
  ScriptedFaces { script($0.seconds).facts(at: $0) }
}

/// Sees phones with the probability that the script says.
func phones(_ script: @escaping @Sendable (Double) -> Double = { _ in 0 }) -> ScriptedPhones {
  ScriptedPhones { .measured(script($0.seconds)) }
}

/// Analyses a scripted recording under policy 1.0, unless told otherwise.
func analyze(
  _ media: any MediaReading, faces: any FaceSensing = faces(), phones: any PhoneSensing = phones(),
  hearing: HearingSensors = .silence, policy: Policy = .version1, framesPerSecond: Double = 5
) async throws -> RecordingFacts {
  try await RecordingAnalyzer(
    media: media, faces: faces, phones: phones, hearing: hearing, policy: policy,
    framesPerSecond: framesPerSecond
  ).run()
}

extension SessionSpan {
  init(_ start: Double, _ end: Double) {
    self.init(SessionTime(seconds: start), SessionTime(seconds: end))
  }
}

extension HearingSensors {
  /// Listens to a quiet room in which nobody speaks.
  static var silence: HearingSensors {
    HearingSensors(
      voice: ScriptedVoice(), speakers: ScriptedSpeakers.nobody, transcriber: ScriptedTranscriber())
  }
}
