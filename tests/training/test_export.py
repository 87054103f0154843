import numpy as np


def test_the_pipelines_numbers_are_those_of_the_model_file(small_fit):
    clf, parameters = small_fit.pipeline["clf"], small_fit.parameters
    for label, row in zip(clf.classes_, clf.coef_, strict=True):
        if label != "none":
            assert (np.array(parameters.weights[label]) * parameters.weight_unit == row).all()


def test_the_abstain_labels_weights_are_zero(small_fit):
    clf = small_fit.pipeline["clf"]
    assert not clf.coef_[list(clf.classes_).index("none")].any()


def test_rounding_moves_no_weight_by_more_than_half_a_step(small_fit, small_corpus):
    from training.pipeline import fit_pipeline

    clf = fit_pipeline(small_corpus.examples)["clf"]
    relative = clf.coef_ - clf.coef_[list(clf.classes_).index("none")]
    scale = (relative * small_fit.pipeline["clf"].coef_).sum() / (relative**2).sum()
    moved = np.abs(small_fit.pipeline["clf"].coef_ - relative * scale)
    # The temperature is known to three digits, so the scale found here is not quite the one used.
    assert moved.max() < small_fit.parameters.weight_unit


def test_the_model_has_all_presets(small_fit):
    assert small_fit.parameters.operating_points.keys() == {"always", "balanced", "precise"}
