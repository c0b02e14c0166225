/// A rubric of two criteria, of weight 60 and 40, for a junior cook.
public enum CookRubric {
  /// Its document.
  public static let markdown = """
    ---
    role: cook
    level: junior
    bucket: rubric
    version: 1
    ---
    # Cooks
    ## Rice
    Weight: 60
    Asks whether the candidate can cook rice.
    ### Good
    - washes the rice in cold water
    ### Fair
    - measures the water by eye
    ### Poor
    - stirs the rice all the time
    ## Knives
    Weight: 40
    Asks whether the candidate keeps knives sharp.
    ### Good
    - sharpens the knives on a stone
    ### Fair
    - sharpens sometimes
    ### Poor
    - throws knives into the sink
    """
}
