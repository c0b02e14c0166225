import Proctoring
import SessionModel
import Testing

@Suite("A picture that cannot be judged")
struct PictureQualityTests {
  private func said(_ quality: PictureQuality, person: Double? = 0.05) -> [FlagKind: Sensed] {
    var scenes = Scenes()
    return scenes.show(at: 0, person: person, quality: quality)
  }

  @Test("is too dark below a mean luma of 0.09")
  func dark() {
    let dark = PictureQuality(light: 0.089, contrast: 0.2, blur: 0.2)
    for kind in [FlagKind.headTurn, .faceAbsent, .multiFace] {
      #expect(said(dark)[kind] == .cannotTell(.tooDark))
    }
    #expect(said(PictureQuality(light: 0.09, contrast: 0.2, blur: 0.2))[.faceAbsent] == .measured(1))
  }

  @Test("is blurred when it is smeared, or shows nothing")
  func blurred() {
    let smeared = PictureQuality(light: 0.5, contrast: 0.2, blur: 0.701)
    let plain = PictureQuality(light: 0.5, contrast: 0.029, blur: 0.2)
    for quality in [smeared, plain] {
      for kind in [FlagKind.headTurn, .faceAbsent, .multiFace] {
        #expect(said(quality)[kind] == .cannotTell(.blurred))
      }
    }
    #expect(said(PictureQuality(light: 0.5, contrast: 0.03, blur: 0.7))[.faceAbsent] == .measured(1))
  }

  @Test("never makes an absence of a candidate who sits in the dark")
  func darkIsNoAbsence() {
    var scenes = Scenes()
    _ = scenes.show(at: 0, [.face()])
    let dark = PictureQuality(light: 0.02, contrast: 0.01, blur: 0.9)
    for index in 1...100 {
      #expect(scenes.show(at: Double(index) * 0.2, person: 0, quality: dark)[.faceAbsent]?.isTold == false)
    }
  }

  @Test("is judged all the same when a face is found in it")
  func faceFoundInTheDark() {
    var scenes = Scenes()
    let dark = PictureQuality(light: 0.05, contrast: 0.02, blur: 0.9)
    let now = scenes.show(at: 0, [.face(yaw: 50)], quality: dark)
    #expect(now[.headTurn] == .measured(50))
    #expect(now[.faceAbsent] == .measured(0))
  }

  @Test("for the pose of a face of which less than 70 % shows; the person is there all the same")
  func cutOff() {
    var scenes = Scenes()
    let cut = UnitBox(left: -0.11, top: 0.2, right: 0.2, bottom: 0.7)
    let now = scenes.show(at: 0, [.face(yaw: 50, box: cut)])
    #expect(now[.headTurn] == .cannotTell(.cutOff))
    #expect(now[.faceAbsent] == .measured(0))
    #expect(now[.multiFace] == .measured(1))
    let less = UnitBox(left: -0.05, top: 0.2, right: 0.2, bottom: 0.7)
    #expect(scenes.show(at: 0.2, [.face(yaw: 50, box: less)])[.headTurn] == .measured(50))
  }

  @Test("because the face left it at the border says so")
  func leftAtTheBorder() {
    var scenes = Scenes()
    let low = UnitBox(left: 0.4, top: 0.6, right: 0.6, bottom: 0.99)
    _ = scenes.show(at: 0, [.face(box: low)])
    #expect(scenes.show(at: 0.2, person: 0.9)[.faceAbsent] == .cannotTell(.cutOff))
  }

  @Test("shares of a box: inside, half outside, outside, empty")
  func visibleShare() {
    #expect(UnitBox(left: 0, top: 0, right: 1, bottom: 1).visibleShare == 1)
    #expect(UnitBox(left: -0.5, top: 0, right: 0.5, bottom: 1).visibleShare == 0.5)
    #expect(UnitBox(left: 1.1, top: 0, right: 1.5, bottom: 1).visibleShare == 0)
    #expect(UnitBox(left: 0.5, top: 0.5, right: 0.5, bottom: 0.9).visibleShare == 0)
  }
}
