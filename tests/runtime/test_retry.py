import pytest

from errcat import model
from errcat.runtime.retry import Retry, advise


def test_the_package_has_the_advice_of_the_catalogue():
    assert [(item.name, item.value) for item in Retry] == [
        (item.name, item.value) for item in model.Retry
    ]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_statuses_that_pass_by_themselves_are_tried_again(status: int):
    assert advise(status, has_retry_after=False) is Retry.BACK_OFF


@pytest.mark.parametrize("status", [None, 400, 401, 403, 404, 409, 501])
def test_other_statuses_are_not(status: int | None):
    assert advise(status, has_retry_after=False) is Retry.NEVER


@pytest.mark.parametrize("status", ["503", [503], {}, 503.5])
def test_a_status_that_is_no_number_is_none(status: object):
    assert advise(status, has_retry_after=False) is Retry.NEVER  # type: ignore[arg-type]


def test_a_server_that_names_a_time_is_believed():
    assert advise(None, has_retry_after=True) is Retry.RETRY_AFTER
