import Inference
import Perception
import SessionModel

/// Finds when one speaks and when several do within 10 s, with pyannote's segmentation model.
///
/// Belongs to one thread at a time.
final class SpeakerTurns {
  static let windowSamples = 160_000
  /// The model's frames: the first is about `firstCenter` samples in, the next ones `frameStep` further.
  private static let frames = 589
  private static let frameStep = 270
  private static let firstCenter = 496
  /// How many speak: nobody, each of three alone, each pair of them. Which of the three it says is not used: it
  /// often takes two voices of one sex for one.
  private static let speaking = [0, 1, 1, 1, 2, 2, 2]

  /// Speech, in samples from the beginning of the window, in order.
  struct Turns {
    /// When one voice speaks.
    let alone: [Range<Int>]
    /// When several do.
    let together: [Range<Int>]

    /// What is left of it outside of other samples.
    func without(_ excluded: [Range<Int>]) -> Turns {
      func left(of runs: [Range<Int>]) -> [Range<Int>] {
        excluded.reduce(runs) { runs, other in
          runs.flatMap { run in
            [run.clamped(to: Int.min..<other.lowerBound), run.clamped(to: other.upperBound..<Int.max)]
              .filter { !$0.isEmpty }
          }
        }
      }
      return Turns(alone: left(of: alone), together: left(of: together))
    }
  }

  private let request: InferenceRequest<Float>

  init(_ model: CompiledModel) throws(InferenceError) { request = try InferenceRequest(model) }

  /// When somebody speaks.
  ///
  /// - Parameter samples: At most ``windowSamples``; silence is added to fewer.
  func find(in samples: [Float]) throws(InferenceError) -> Turns {
    let count = min(samples.count, Self.windowSamples)
    _ = request.input.update(fromContentsOf: samples[..<count])
    for index in count..<Self.windowSamples { request.input[index] = 0 }
    try request.run()
    let speaking = try request.withOutput(0, count: Self.frames * Self.speaking.count) { scores in
      (0..<Self.frames).map { frame in
        let row = scores[(frame * Self.speaking.count)..<((frame + 1) * Self.speaking.count)]
        let best = row.indices.max { row[$0] < row[$1] } ?? row.startIndex
        return Self.speaking[best - row.startIndex]
      }
    }
    return Turns(
      alone: runs(of: speaking, in: count) { $0 == 1 }, together: runs(of: speaking, in: count) { $0 > 1 })
  }

  private func runs(of speaking: [Int], in count: Int, where condition: (Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (frame, voices) in speaking.enumerated() where condition(voices) {
      let center = Self.firstCenter + frame * Self.frameStep
      let from = max(center - Self.frameStep / 2, 0)
      let to = min(center + Self.frameStep / 2, count)
      guard from < to else { continue }
      if let last = runs.last, last.upperBound >= from {
        runs[runs.count - 1] = last.lowerBound..<to
      } else {
        runs.append(from..<to)
      }
    }
    return runs
  }
}
