"""What Streamlit itself costs: a page with a title and a slider, whose value the title says.

Beside it stand the figures of `first_paint.py` and `repaint.py`.
"""

import streamlit as st

st.set_page_config(layout="wide")
value = st.session_state.get("value", 50)
st.title(f"Bare page: {value}")
st.slider("Value", 0, 100, 50, key="value")
